package dev.opsboot.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * The counter {@code ops.label.values.replaced} of each meter and label whose values were
 * replaced.
 */
public final class ReplacedValuesMetrics implements MeterBinder {

	private final LabelGuard guard;

	/**
	 * Create the metrics.
	 * @param guard replaces values
	 */
	public ReplacedValuesMetrics(LabelGuard guard) {
		this.guard = guard;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.guard.observe((label) -> FunctionCounter.builder(LabelGuard.REPLACED, label, MeterLabel::replaced)
			.description("Values of a label that were replaced by unknown")
			.tag("meter", label.meter())
			.tag("label", label.label())
			.register(registry));
	}

}
