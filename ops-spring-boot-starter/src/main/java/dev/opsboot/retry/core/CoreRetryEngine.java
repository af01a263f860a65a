package dev.opsboot.retry.core;

import dev.opsboot.retry.RetriedOperation;
import dev.opsboot.retry.Retries;
import dev.opsboot.retry.RetryEngine;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryTemplate;

/**
 * Retries by a template of Spring Framework.
 */
public final class CoreRetryEngine implements RetryEngine {

	private final RetryTemplate template;

	/**
	 * Create an engine.
	 * @param retries the operations
	 */
	public CoreRetryEngine(Retries retries) {
		this.template = template(retries);
	}

	/**
	 * Create a template. The operation of a {@code Retryable} is its name; of one without
	 * a name, a lambda, a {@code Supplier} or a {@code Runnable}, the class it is written
	 * in.
	 * @param retries the operations
	 * @return the template
	 */
	public static RetryTemplate template(Retries retries) {
		return new OperationTemplate(new OperationPolicy(retries));
	}

	@Override
	public @Nullable Object call(RetriedOperation operation, MethodInvocation invocation) throws Throwable {
		try {
			return this.template.execute(new RetryableInvocation(operation, invocation));
		}
		catch (RetryException ex) {
			throw ex.getCause();
		}
	}

}
