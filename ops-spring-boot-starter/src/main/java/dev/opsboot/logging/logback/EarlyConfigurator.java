package dev.opsboot.logging.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

import org.springframework.util.StringUtils;

/**
 * Has Logback write lines of our format already before Boot sets it up, where no file of
 * its own says otherwise.
 */
public final class EarlyConfigurator extends ContextAwareBase implements Configurator {

	private static final String FILE_PROPERTY = "logback.configurationFile";

	@Override
	public ExecutionStatus configure(LoggerContext context) {
		if (StringUtils.hasText(System.getProperty(FILE_PROPERTY)) || exists("logback-test.xml")
				|| exists("logback.xml")) {
			return ExecutionStatus.INVOKE_NEXT_IF_ANY;
		}
		LineEncoder encoder = new LineEncoder();
		encoder.setContext(context);
		encoder.start();
		ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
		appender.setName("CONSOLE");
		appender.setContext(context);
		appender.setEncoder(encoder);
		appender.start();
		Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
		root.setLevel(Level.INFO);
		root.addAppender(appender);
		return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
	}

	private static boolean exists(String file) {
		ClassLoader classLoader = EarlyConfigurator.class.getClassLoader();
		return classLoader.getResource(file) != null;
	}

}
