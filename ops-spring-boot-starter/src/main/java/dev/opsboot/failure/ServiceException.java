package dev.opsboot.failure;

import org.jspecify.annotations.Nullable;

/**
 * A failure that a service gives a name. Its kinds say where it lies:
 * {@link ApplicationException} in a rule of the business, {@link DomainException} in the
 * data, {@link InfrastructureException} in a system that the service calls.
 */
public abstract class ServiceException extends RuntimeException {

	/**
	 * Create a failure.
	 * @param message what failed, without secrets
	 * @param cause why, null where nothing else failed
	 */
	protected ServiceException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
