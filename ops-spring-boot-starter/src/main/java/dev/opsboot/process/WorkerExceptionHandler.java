package dev.opsboot.process;

import java.lang.Thread.UncaughtExceptionHandler;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the exceptions that end a thread which nobody else watches: they go to the log,
 * where a monitor sees them, rather than to standard error alone.
 *
 * @param outOfMemory ends the JVM where that is to blame
 * @param delegate the handler that was there before, null where there was none
 */
record WorkerExceptionHandler(OutOfMemory outOfMemory,
		@Nullable UncaughtExceptionHandler delegate) implements UncaughtExceptionHandler {

	private static final Logger logger = LoggerFactory.getLogger(WorkerExceptionHandler.class);

	@Override
	public void uncaughtException(Thread thread, Throwable exception) {
		this.outOfMemory.endIfCauseOf(exception);
		if (this.delegate != null) {
			this.delegate.uncaughtException(thread, exception);
		}
		else {
			logger.error("Thread {} ended by an exception", thread.getName(), exception);
		}
	}

}
