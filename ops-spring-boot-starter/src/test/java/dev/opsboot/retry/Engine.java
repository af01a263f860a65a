package dev.opsboot.retry;

import java.util.concurrent.Callable;

import dev.opsboot.retry.core.CoreRetryEngine;
import dev.opsboot.retry.springretry.SpringRetryEngine;

import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.Retryable;
import org.springframework.retry.RetryCallback;
import org.springframework.retry.RetryContext;

/**
 * The templates of both libraries.
 */
enum Engine {

	SPRING_RETRY {

		@Override
		Object call(Retries retries, String operation, Callable<?> call) throws Exception {
			return SpringRetryEngine.template(retries).execute(new RetryCallback<Object, Exception>() {

				@Override
				public Object doWithRetry(RetryContext context) throws Exception {
					return call.call();
				}

				@Override
				public String getLabel() {
					return operation;
				}

			});
		}

	},

	CORE {

		@Override
		Object call(Retries retries, String operation, Callable<?> call) throws Exception {
			try {
				return CoreRetryEngine.template(retries).execute(new Retryable<Object>() {

					@Override
					public Object execute() throws Exception {
						return call.call();
					}

					@Override
					public String getName() {
						return operation;
					}

				});
			}
			catch (RetryException ex) {
				throw (Exception) ex.getCause();
			}
		}

	};

	/**
	 * Call something through a template.
	 */
	abstract Object call(Retries retries, String operation, Callable<?> call) throws Exception;

}
