package dev.opsboot.failure;

import org.jspecify.annotations.Nullable;

/**
 * Data does not fit the model, such as a negative amount. It is {@link Fault#PERSISTENT},
 * whatever caused it.
 */
public class DomainException extends ServiceException {

	/**
	 * Create a failure without a cause.
	 * @param message what failed, without secrets
	 */
	public DomainException(String message) {
		this(message, null);
	}

	/**
	 * Create a failure.
	 * @param message what failed, without secrets
	 * @param cause why, null where nothing else failed
	 */
	public DomainException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
