package dev.opsboot.stack;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is logged, with the MDC of its thread.
 */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private final Queue<ILoggingEvent> lines = new ConcurrentLinkedQueue<>();

	private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

	LogLines() {
		setContext(this.context);
		start();
		this.context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(this);
	}

	@Override
	protected void append(ILoggingEvent event) {
		event.prepareForDeferredProcessing();
		this.lines.add(event);
	}

	List<ILoggingEvent> lines() {
		return List.copyOf(this.lines);
	}

	@Override
	public void close() {
		this.context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
	}

}
