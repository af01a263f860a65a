package dev.opsboot.metrics;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;

/**
 * Guards Micrometer's static registry, which libraries record to, while an application
 * runs. The registry outlives applications and keeps its filters, so there is one filter,
 * which works for the application that was started last of those that run.
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
		this.filter = guard.composite(Metrics.globalRegistry, filters);
		CURRENT.install(this.filter);
	}

	/**
	 * End what this guards.
	 */
	@Override
	public void close() {
		CURRENT.filters.remove(this.filter);
	}

	/**
	 * The filter in the static registry.
	 */
	private static final class CurrentFilter implements MeterFilter {

		private final Deque<MeterFilter> filters = new ConcurrentLinkedDeque<>();

		private boolean installed;

		synchronized void install(MeterFilter filter) {
			this.filters.addFirst(filter);
			if (!this.installed) {
				this.installed = true;
				Metrics.globalRegistry.config().meterFilter(this);
			}
		}

		@Override
		public Meter.Id map(Meter.Id id) {
			MeterFilter filter = this.filters.peekFirst();
			return (filter != null) ? filter.map(id) : id;
		}

		@Override
		public MeterFilterReply accept(Meter.Id id) {
			MeterFilter filter = this.filters.peekFirst();
			return (filter != null) ? filter.accept(id) : MeterFilterReply.NEUTRAL;
		}

	}

}
