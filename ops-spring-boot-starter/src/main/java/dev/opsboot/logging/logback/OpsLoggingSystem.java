package dev.opsboot.logging.logback;

import java.nio.file.Path;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import dev.opsboot.logging.Audit;
import dev.opsboot.process.ServiceProcess;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.logback.LogbackLoggingSystem;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Boot's set-up of Logback with other defaults: the format of lines, and a log file that
 * others rotate. What a user configures by {@code logging.*} or in a file of Logback's
 * own holds as it does in Boot.
 */
final class OpsLoggingSystem extends LogbackLoggingSystem {

	private static final String FILE = "OPS_FILE";

	OpsLoggingSystem(ClassLoader classLoader) {
		super(classLoader);
	}

	@Override
	protected void loadDefaults(LoggingInitializationContext initializationContext, @Nullable LogFile logFile) {
		super.loadDefaults(initializationContext, logFile);
		Environment environment = initializationContext.getEnvironment();
		if (environment != null && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			changeDefaults(context, environment);
		}
	}

	private static void changeDefaults(LoggerContext context, Environment environment) {
		Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
		if (ServiceProcess.current() == null) {
			KnownSecrets.of(context).clear();
		}
		LogFormat format = LogSettings.of(context).format();
		// Costly, and not shown in our formats
		context.setPackagingDataEnabled(false);
		changeFormat(context, environment, root.getAppender("CONSOLE"), "console", format);
		changeFormat(context, environment, root.getAppender("FILE"), "file", LogFormat.LINE);
		Path file = LogFileLocation.find(environment);
		if (file != null) {
			addFile(context, root, file);
		}
	}

	/**
	 * Change what an appender of Boot's writes; where the user says how, take nothing but
	 * secrets out of it.
	 */
	private static void changeFormat(LoggerContext context, Environment environment,
			@Nullable Appender<ILoggingEvent> appender, String type, LogFormat format) {
		if (appender instanceof OutputStreamAppender<ILoggingEvent> output) {
			boolean chosen = StringUtils.hasText(environment.getProperty("logging.pattern." + type))
					|| StringUtils.hasText(environment.getProperty("logging.structured.format." + type));
			Encoder<ILoggingEvent> encoder = chosen ? new MaskingEncoder(output.getEncoder(), KnownSecrets.of(context))
					: encoder(format);
			encoder.setContext(context);
			encoder.start();
			output.setEncoder(encoder);
			if (chosen) {
				context.setPackagingDataEnabled(true);
			}
		}
	}

	private static Encoder<ILoggingEvent> encoder(LogFormat format) {
		return (format == LogFormat.JSON && LogFormatRule.isJsonPossible()) ? new JsonEncoder() : new LineEncoder();
	}

	private static void addFile(LoggerContext context, Logger root, Path path) {
		ThresholdFilter threshold = new ThresholdFilter();
		threshold.setLevel(context.getProperty("FILE_LOG_THRESHOLD"));
		threshold.start();
		LogFileAppender appender = new LogFileAppender(path);
		appender.setName(FILE);
		appender.setContext(context);
		appender.addFilter(threshold);
		appender.start();
		root.addAppender(appender);
	}

	private static void keepRecord(Logger audit) {
		if (audit.getLevel() == null) {
			audit.setLevel(Level.INFO);
		}
	}

	@Override
	public void initialize(LoggingInitializationContext initializationContext, @Nullable String configLocation,
			@Nullable LogFile logFile) {
		super.initialize(initializationContext, configLocation, logFile);
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			keepRecord(context.getLogger(Audit.LOGGER));
			// Where logging was set up by an earlier application it knows the levels of
			// then
			if (context.getObject(FilterLevels.class.getName()) == null) {
				context.putObject(FilterLevels.class.getName(), new FilterLevels(context));
			}
		}
	}

}
