package dev.opsboot.failure;

import org.jspecify.annotations.Nullable;

/**
 * A rule of the business says no, such as a balance that does not suffice. It is
 * {@link Fault#PERSISTENT}, whatever caused it.
 */
public class ApplicationException extends ServiceException {

	/**
	 * Create a failure without a cause.
	 * @param message what failed, without secrets
	 */
	public ApplicationException(String message) {
		this(message, null);
	}

	/**
	 * Create a failure.
	 * @param message what failed, without secrets
	 * @param cause why, null where nothing else failed
	 */
	public ApplicationException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
