package dev.opsboot.retry.springretry;

import dev.opsboot.retry.RetriedOperation;
import dev.opsboot.retry.Retries;
import dev.opsboot.retry.RetryEngine;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.retry.RetryListener;
import org.springframework.retry.support.RetryTemplate;

/**
 * Retries by a template of spring-retry.
 */
public final class SpringRetryEngine implements RetryEngine {

	private final RetryTemplate template;

	/**
	 * Create an engine.
	 * @param retries the operations
	 */
	public SpringRetryEngine(Retries retries) {
		this.template = template(retries);
	}

	/**
	 * Create a template. The operation of a callback is its label; of one without a label
	 * the class it is written in.
	 * @param retries the operations
	 * @return the template
	 */
	public static RetryTemplate template(Retries retries) {
		OperationPolicy policy = new OperationPolicy(retries);
		RetryTemplate template = new RetryTemplate();
		template.setRetryPolicy(policy);
		template.setBackOffPolicy(policy);
		template.setListeners(new RetryListener[] { policy });
		return template;
	}

	@Override
	public @Nullable Object call(RetriedOperation operation, MethodInvocation invocation) throws Throwable {
		try {
			return this.template.execute(new InvocationCallback(operation, invocation));
		}
		catch (WaitInterruptedException ex) {
			Throwable failure = ex.getCause();
			throw (failure != null) ? failure : ex;
		}
	}

}
