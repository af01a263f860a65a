package dev.opsboot.process;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a start fails for a reason that one line explains to an operator.
 */
public sealed class StartFailedException extends RuntimeException permits InstanceRunningException {

	private static final long serialVersionUID = 1L;

	StartFailedException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
