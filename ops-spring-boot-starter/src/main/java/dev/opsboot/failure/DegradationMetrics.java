package dev.opsboot.failure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * The gauge {@code ops.degraded} of each component that was named once: 1 while it is
 * degraded, else 0.
 */
public final class DegradationMetrics implements MeterBinder {

	private final Degradation degradation;

	/**
	 * Create the metrics.
	 * @param degradation the components
	 */
	public DegradationMetrics(Degradation degradation) {
		this.degradation = degradation;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.degradation
			.observe((component) -> Gauge.builder("ops.degraded", component, (part) -> part.isDegraded() ? 1 : 0)
				.description("Whether the component does with less")
				.tag("component", component.name())
				.register(registry));
	}

}
