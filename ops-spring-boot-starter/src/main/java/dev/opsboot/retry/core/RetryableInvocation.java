package dev.opsboot.retry.core;

import dev.opsboot.retry.RetriedOperation;
import dev.opsboot.retry.RetryEngine;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.core.retry.Retryable;

/**
 * A method that is called by a template.
 *
 * @param operation decides about each next attempt
 * @param invocation the call
 */
record RetryableInvocation(RetriedOperation operation,
		MethodInvocation invocation) implements Retryable<@Nullable Object> {

	@Override
	@SuppressWarnings("NullAway") // It does not see the type argument of a record's
									// interface
	public @Nullable Object execute() throws Throwable {
		return RetryEngine.attempt(this.invocation);
	}

	@Override
	public String getName() {
		return this.operation.name();
	}

}
