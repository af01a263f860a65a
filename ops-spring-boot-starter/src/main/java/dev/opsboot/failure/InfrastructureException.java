package dev.opsboot.failure;

import org.jspecify.annotations.Nullable;

/**
 * A system that the service calls failed, such as a database or the service of somebody
 * else. Its cause decides what it means; where that says nothing it is
 * {@link Fault#TRANSIENT}.
 */
public class InfrastructureException extends ServiceException {

	/**
	 * Create a failure without a cause.
	 * @param message what failed, without secrets
	 */
	public InfrastructureException(String message) {
		this(message, null);
	}

	/**
	 * Create a failure.
	 * @param message what failed, without secrets
	 * @param cause why, null where nothing else failed
	 */
	public InfrastructureException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
