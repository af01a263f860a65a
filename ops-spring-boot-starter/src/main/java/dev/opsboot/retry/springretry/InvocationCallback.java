package dev.opsboot.retry.springretry;

import dev.opsboot.retry.RetriedOperation;
import dev.opsboot.retry.RetryEngine;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.retry.RetryCallback;
import org.springframework.retry.RetryContext;

/**
 * A method that is called by a template.
 *
 * @param operation decides about each next attempt
 * @param invocation the call
 */
record InvocationCallback(RetriedOperation operation,
		MethodInvocation invocation) implements RetryCallback<@Nullable Object, Throwable> {

	@Override
	public @Nullable Object doWithRetry(RetryContext context) throws Throwable {
		return RetryEngine.attempt(this.invocation);
	}

	@Override
	public String getLabel() {
		return this.operation.name();
	}

}
