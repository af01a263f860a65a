package dev.opsboot.process;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Finds exhausted memory where code between catches every error and logs it, as
 * schedulers and web servers do: such an error never reaches the handler of its thread.
 */
final class LoggedOutOfMemory extends UnsynchronizedAppenderBase<ILoggingEvent> {

	private final OutOfMemory outOfMemory;

	LoggedOutOfMemory(OutOfMemory outOfMemory) {
		this.outOfMemory = outOfMemory;
	}

	/**
	 * Look at all that is logged from now on, where Logback logs.
	 * @param outOfMemory ends the process
	 */
	static void install(OutOfMemory outOfMemory) {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			LoggedOutOfMemory appender = new LoggedOutOfMemory(outOfMemory);
			appender.setContext(context);
			appender.setName(LoggedOutOfMemory.class.getName());
			appender.start();
			context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
		}
	}

	@Override
	protected void append(ILoggingEvent event) {
		if (event.getThrowableProxy() instanceof ThrowableProxy proxy) {
			this.outOfMemory.endIfCauseOf(proxy.getThrowable());
		}
	}

}
