package dev.opsboot.retry.core;

import dev.opsboot.retry.RetriedOperation;
import dev.opsboot.retry.Retries;

import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryState;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;
import org.springframework.util.backoff.BackOff;

/**
 * Has operations decide for a template. The template tells a listener what it calls, and
 * asks a policy whether and a back-off when to call it again, one after the other on one
 * thread with nothing in between, so the decision is handed over by that thread.
 */
final class OperationPolicy implements RetryPolicy, RetryListener {

	/**
	 * What wraps a supplier or a runnable, with the name of its class as the name.
	 */
	private static final String TEMPLATE = RetryTemplate.class.getName() + '$';

	private final Retries retries;

	private final ThreadLocal<Long> decision = new ThreadLocal<>();

	private final BackOff backOff = () -> this::nextWait;

	OperationPolicy(Retries retries) {
		this.retries = retries;
	}

	private RetriedOperation operation(Retryable<?> retryable) {
		if (retryable instanceof RetryableInvocation invocation) {
			return invocation.operation();
		}
		String name = retryable.getName();
		String type = retryable.getClass().getName();
		return (name.equals(type) || type.startsWith(TEMPLATE)) ? this.retries.ofClass(name) : this.retries.named(name);
	}

	@Override
	public void onRetryableExecution(RetryPolicy retryPolicy, Retryable<?> retryable, RetryState retryState) {
		RetriedOperation operation = operation(retryable);
		if (retryState.isSuccessful()) {
			operation.succeeded();
		}
		else {
			this.decision.set(operation.afterFailure(retryState.getLastException(), retryState.getRetryCount()));
		}
	}

	@Override
	public boolean shouldRetry(Throwable throwable) {
		Long wait = this.decision.get();
		return wait != null && wait != RetriedOperation.STOP;
	}

	@Override
	public BackOff getBackOff() {
		return this.backOff;
	}

	private long nextWait() {
		Long wait = this.decision.get();
		this.decision.remove();
		return (wait != null) ? wait : RetriedOperation.STOP;
	}

	@Override
	public void beforeRetry(RetryPolicy retryPolicy, Retryable<?> retryable, RetryState retryState) {
		operation(retryable).retrying();
	}

	@Override
	public void onRetryPolicyExhaustion(RetryPolicy retryPolicy, Retryable<?> retryable, RetryException exception) {
		this.decision.remove();
		Throwable last = exception.getCause();
		operation(retryable).failed((last != null) ? last : exception);
	}

}
