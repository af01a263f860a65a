package dev.opsboot.retry;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * The counter {@code ops.retries} of each operation. It begins at zero when the operation
 * is first called.
 */
public final class RetryMetrics implements MeterBinder {

	private final Retries retries;

	/**
	 * Create the metrics.
	 * @param retries the operations
	 */
	public RetryMetrics(Retries retries) {
		this.retries = retries;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.retries.observe((operation) -> FunctionCounter.builder("ops.retries", operation, RetriedOperation::retries)
			.description("Attempts after the first one of a call")
			.tag("operation", operation.name())
			.register(registry));
	}

}
