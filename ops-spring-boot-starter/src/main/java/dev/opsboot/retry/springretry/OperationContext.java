package dev.opsboot.retry.springretry;

import dev.opsboot.metrics.BoundedLabel;
import dev.opsboot.retry.RetriedOperation;
import dev.opsboot.retry.Retries;
import org.jspecify.annotations.Nullable;

import org.springframework.retry.RetryContext;
import org.springframework.retry.backoff.BackOffContext;
import org.springframework.retry.context.RetryContextSupport;

/**
 * A call that is retried.
 */
@SuppressWarnings("serial")
final class OperationContext extends RetryContextSupport implements BackOffContext {

	private final transient Retries retries;

	private transient @Nullable RetriedOperation operation;

	private long wait;

	OperationContext(@Nullable RetryContext parent, Retries retries) {
		super(parent);
		this.retries = retries;
	}

	void begin(RetriedOperation operation) {
		this.operation = operation;
	}

	/**
	 * What is called. A template whose listeners were replaced does not tell.
	 * @return the operation
	 */
	RetriedOperation operation() {
		RetriedOperation known = this.operation;
		return (known != null) ? known : this.retries.named(BoundedLabel.UNKNOWN);
	}

	void failed(Throwable failure) {
		int retry = getRetryCount();
		registerThrowable(failure);
		this.wait = operation().afterFailure(failure, retry);
	}

	boolean isOver() {
		return this.wait == RetriedOperation.STOP;
	}

	long millis() {
		return this.wait;
	}

	/**
	 * The template keeps a context of back-offs among the attributes, which here is this
	 * object: it must not be equal by its attributes.
	 */
	@Override
	public boolean equals(@Nullable Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}

}
