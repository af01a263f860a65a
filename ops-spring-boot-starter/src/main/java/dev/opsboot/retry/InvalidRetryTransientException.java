package dev.opsboot.retry;

/**
 * A method with {@link RetryTransient} cannot be retried.
 */
final class InvalidRetryTransientException extends IllegalStateException {

	private final String method;

	InvalidRetryTransientException(String method, String beanName, String reason) {
		super("@RetryTransient on " + method + " of bean '" + beanName + "' has no effect: " + reason);
		this.method = method;
	}

	String method() {
		return this.method;
	}

}
