package dev.opsboot.metrics;

import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.config.MeterFilter;
import org.jspecify.annotations.Nullable;

/**
 * Guards Micrometer's static registry, which libraries record to, while an application
 * runs. The registry outlives applications and keeps its filters, so there is one filter,
 * which works for the application that was started last.
 */
public final class GlobalRegistryGuard implements AutoCloseable {

	private static final CurrentFilter CURRENT = new CurrentFilter();

	private final MeterFilter filter;

	/**
	 * Guard the static registry from now on.
	 * @param guard the guard of the registries of the application
	 * @param filters their other filters, in their order
	 */
	public GlobalRegistryGuard(LabelGuard guard, Iterable<MeterFilter> filters) {
		this.filter = new CompositeGuard(guard, filters);
		CURRENT.install(this.filter);
	}

	/**
	 * End what this guards.
	 */
	@Override
	public void close() {
		CURRENT.filter.compareAndSet(this.filter, null);
	}

	/**
	 * The filter in the static registry.
	 */
	private static final class CurrentFilter implements MeterFilter {

		private final AtomicReference<@Nullable MeterFilter> filter = new AtomicReference<>();

		private boolean installed;

		synchronized void install(MeterFilter filter) {
			this.filter.set(filter);
			if (!this.installed) {
				this.installed = true;
				Metrics.globalRegistry.config().meterFilter(this);
			}
		}

		@Override
		public Meter.Id map(Meter.Id id) {
			MeterFilter filter = this.filter.get();
			return (filter != null) ? filter.map(id) : id;
		}

	}

}
