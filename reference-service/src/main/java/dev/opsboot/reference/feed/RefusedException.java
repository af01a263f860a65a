package dev.opsboot.reference.feed;

import dev.opsboot.failure.ApplicationException;

/**
 * The feed refused what was submitted as a whole and has carried out nothing of it. The
 * message says why.
 */
public final class RefusedException extends ApplicationException {

	/**
	 * Create a refusal.
	 * @param message why, without secrets
	 * @param cause the answer
	 */
	public RefusedException(String message, Throwable cause) {
		super(message, cause);
	}

}
