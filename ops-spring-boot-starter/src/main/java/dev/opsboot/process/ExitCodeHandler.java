package dev.opsboot.process;

import java.lang.Thread.UncaughtExceptionHandler;

import dev.opsboot.config.ConfigFailures;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ExitCodeGenerator;

/**
 * Ends the JVM when an exception leaves the main thread.
 *
 * @param delegate reports the exception first
 */
record ExitCodeHandler(UncaughtExceptionHandler delegate) implements UncaughtExceptionHandler {

	private static final int CONFIG_ERROR = 1;

	private static final int FAILURE = 2;

	@Override
	public void uncaughtException(Thread thread, Throwable exception) {
		int code = exitCode(exception);
		try {
			if (code != 0) {
				this.delegate.uncaughtException(thread, exception);
			}
		}
		finally {
			System.exit(code);
		}
	}

	/**
	 * The exit code of an exception: the one it brings, else 1 for a configuration error,
	 * else 2.
	 * @param exception the exception that left the main thread
	 * @return the exit code
	 */
	static int exitCode(Throwable exception) {
		ExitCodeGenerator generator = findGenerator(exception);
		if (generator != null) {
			return generator.getExitCode();
		}
		return ConfigFailures.isConfigFailure(exception) ? CONFIG_ERROR : FAILURE;
	}

	private static @Nullable ExitCodeGenerator findGenerator(Throwable exception) {
		for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
			if (cause instanceof ExitCodeGenerator generator) {
				return generator;
			}
		}
		return null;
	}

}
