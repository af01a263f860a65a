package dev.opsboot.retry;

import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.ProxyMethodInvocation;

/**
 * Calls a method until it succeeds or its operation says stop, by a library for retries.
 */
public interface RetryEngine {

	/**
	 * Call a method.
	 * @param operation decides about each next attempt
	 * @param invocation the call
	 * @return what the method returned
	 * @throws Throwable what the last attempt threw
	 */
	@Nullable Object call(RetriedOperation operation, MethodInvocation invocation) throws Throwable;

	/**
	 * Make an attempt.
	 * @param invocation the call
	 * @return what the method returned
	 * @throws Throwable what it threw
	 */
	static @Nullable Object attempt(MethodInvocation invocation) throws Throwable {
		return (invocation instanceof ProxyMethodInvocation proxied) ? proxied.invocableClone().proceed()
				: invocation.proceed();
	}

}
