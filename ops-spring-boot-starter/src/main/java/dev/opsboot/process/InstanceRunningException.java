package dev.opsboot.process;

import java.nio.file.Path;

/**
 * Thrown when another process already runs as this instance of the service.
 */
public final class InstanceRunningException extends StartFailedException {

	private static final long serialVersionUID = 1L;

	InstanceRunningException(String pid, Path lock) {
		super("this instance is already running with pid %s (it holds the lock %s)".formatted(pid, lock), null);
	}

}
