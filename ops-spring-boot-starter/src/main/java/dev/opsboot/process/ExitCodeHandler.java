package dev.opsboot.process;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.function.BooleanSupplier;

import dev.opsboot.config.ConfigFailures;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ExitCodeGenerator;

/**
 * Ends the JVM when an exception leaves the main thread: with exit code 1 when the
 * configuration is to blame, else with 2. An exception that brings a code of its own
 * keeps it.
 *
 * @param delegate reports the exception first
 * @param outOfMemory ends the JVM where that is to blame
 * @param stopping whether the process is stopping, which makes an exception in the main
 * thread a consequence that decides nothing
 */
record ExitCodeHandler(UncaughtExceptionHandler delegate, OutOfMemory outOfMemory,
		BooleanSupplier stopping) implements UncaughtExceptionHandler {

	private static final int CONFIG_ERROR = 1;

	@Override
	public void uncaughtException(Thread thread, Throwable exception) {
		this.outOfMemory.endIfCauseOf(exception);
		int code = exitCode(exception);
		try {
			if (code != 0) {
				this.delegate.uncaughtException(thread, exception);
			}
		}
		finally {
			if (!this.stopping.getAsBoolean()) {
				System.exit(code);
			}
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
		return ConfigFailures.isConfigFailure(exception) ? CONFIG_ERROR : ServiceProcess.FAILURE;
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
