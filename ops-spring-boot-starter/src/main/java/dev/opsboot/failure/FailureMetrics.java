package dev.opsboot.failure;

import java.util.Locale;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * The counters {@code ops.failures} and {@code ops.alerts} of each operation. They begin
 * at zero when the operation is first called, so that the first failure is seen as an
 * increase.
 */
public final class FailureMetrics implements MeterBinder {

	private final Operations operations;

	/**
	 * Create the metrics.
	 * @param operations the operations
	 */
	public FailureMetrics(Operations operations) {
		this.operations = operations;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.operations.observe((operation) -> bind(operation, registry));
	}

	private static void bind(Operation operation, MeterRegistry registry) {
		for (Fault fault : Fault.values()) {
			FunctionCounter.builder("ops.failures", operation, (counted) -> counted.failures(fault))
				.description("Calls that failed, after the last attempt")
				.tag("operation", operation.name())
				.tag("fault", fault.name().toLowerCase(Locale.ROOT))
				.register(registry);
		}
		FunctionCounter.builder("ops.alerts", operation, Operation::alerts)
			.description("Times somebody was called because the operation keeps failing")
			.tag("operation", operation.name())
			.register(registry);
	}

}
