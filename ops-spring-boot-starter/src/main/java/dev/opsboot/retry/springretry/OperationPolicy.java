package dev.opsboot.retry.springretry;

import dev.opsboot.retry.RetriedOperation;
import dev.opsboot.retry.Retries;
import org.jspecify.annotations.Nullable;

import org.springframework.retry.RetryCallback;
import org.springframework.retry.RetryContext;
import org.springframework.retry.RetryListener;
import org.springframework.retry.RetryPolicy;
import org.springframework.retry.backoff.BackOffContext;
import org.springframework.retry.backoff.BackOffPolicy;

/**
 * Has operations decide for a template, which asks a policy whether and a back-off policy
 * when to call again. One {@link OperationContext} per call holds what was decided.
 */
@SuppressWarnings("serial")
final class OperationPolicy implements RetryPolicy, BackOffPolicy, RetryListener {

	private final transient Retries retries;

	private final int maxAttempts;

	OperationPolicy(Retries retries) {
		this.retries = retries;
		this.maxAttempts = retries.schedule().maxRetries() + 1;
	}

	@Override
	public int getMaxAttempts() {
		return this.maxAttempts;
	}

	@Override
	public RetryContext open(@Nullable RetryContext parent) {
		return new OperationContext(parent, this.retries);
	}

	@Override
	public <T, E extends Throwable> boolean open(RetryContext context, RetryCallback<T, E> callback) {
		((OperationContext) context).begin(operation(callback));
		return true;
	}

	private RetriedOperation operation(RetryCallback<?, ?> callback) {
		if (callback instanceof InvocationCallback invocation) {
			return invocation.operation();
		}
		String label = callback.getLabel();
		return (label != null) ? this.retries.named(label) : this.retries.ofClass(callback.getClass().getName());
	}

	@Override
	public void registerThrowable(RetryContext context, Throwable throwable) {
		((OperationContext) context).failed(throwable);
	}

	@Override
	public boolean canRetry(RetryContext context) {
		return !((OperationContext) context).isOver();
	}

	@Override
	public BackOffContext start(RetryContext context) {
		return (OperationContext) context;
	}

	@Override
	public void backOff(BackOffContext backOffContext) {
		OperationContext context = (OperationContext) backOffContext;
		try {
			Thread.sleep(context.millis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new WaitInterruptedException(context.getLastThrowable());
		}
		context.operation().retrying();
	}

	@Override
	public <T, E extends Throwable> void onSuccess(RetryContext context, RetryCallback<T, E> callback, T result) {
		((OperationContext) context).operation().succeeded();
	}

	@Override
	public <T, E extends Throwable> void close(RetryContext context, RetryCallback<T, E> callback,
			@Nullable Throwable throwable) {
		if (throwable != null && (!canRetry(context) || context.isExhaustedOnly())) {
			((OperationContext) context).operation().failed(throwable);
		}
	}

	@Override
	public void close(RetryContext context) {
		// Nothing to close
	}

}
