package dev.opsboot.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggerConfiguration.ConfigurationScope;
import org.springframework.boot.logging.LoggerConfiguration.LevelConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Keeps the log of a start from talking into a report or an answer on the console. What
 * is silenced speaks again when the next start sets up logging.
 */
final class StartLogs {

	private static final String CONDITIONS = "org.springframework.boot.autoconfigure.logging.ConditionEvaluationReportLogger";

	private StartLogs() {
	}

	/**
	 * Silence what Spring and Boot log about any failed start besides the report: the
	 * message of the exception, secrets and all, and the advice to debug, unless somebody
	 * does debug. In a context that no application started, whose logging belongs to
	 * somebody else, nothing is done.
	 * @param context the context that fails or may fail
	 * @return what gives the loggers their levels back
	 */
	static Runnable silenceFailure(ConfigurableApplicationContext context) {
		List<Runnable> restore = new ArrayList<>();
		withLogging(context, (logging) -> {
			boolean debug = LogFactory.getLog(CONDITIONS).isDebugEnabled();
			for (String name : debug ? List.of(context.getClass().getName())
					: List.of(context.getClass().getName(), CONDITIONS)) {
				LogLevel level = level(logging, name);
				restore.add(() -> logging.setLogLevel(name, level));
				logging.setLogLevel(name, LogLevel.OFF);
			}
		});
		return () -> restore.forEach(Runnable::run);
	}

	private static @Nullable LogLevel level(LoggingSystem logging, String name) {
		LoggerConfiguration logger = logging.getLoggerConfiguration(name);
		LevelConfiguration level = (logger != null) ? logger.getLevelConfiguration(ConfigurationScope.DIRECT) : null;
		return (level != null && !level.isCustom()) ? level.getLevel() : null;
	}

	/**
	 * Let the next start set up logging anew, after one that was abandoned, which Boot
	 * does not clean up after.
	 * @param context the context that was abandoned
	 */
	static void release(ConfigurableApplicationContext context) {
		withLogging(context, LoggingSystem::cleanUp);
	}

	private static void withLogging(ConfigurableApplicationContext context, Consumer<LoggingSystem> action) {
		ApplicationContext current = context;
		while (current instanceof ConfigurableApplicationContext configurable) {
			// Boot registers it in the first context of a hierarchy
			if (configurable.getBeanFactory()
				.getSingleton(LoggingApplicationListener.LOGGING_SYSTEM_BEAN_NAME) instanceof LoggingSystem logging) {
				action.accept(logging);
				return;
			}
			current = configurable.getParent();
		}
	}

	/**
	 * Silence every logger, also those that the configuration gives a level.
	 * @param classLoader the class loader of the application
	 */
	static void silenceAll(ClassLoader classLoader) {
		LoggingSystem logging = LoggingSystem.get(classLoader);
		logging.getLoggerConfigurations()
			.stream()
			.filter((logger) -> logger.getLevelConfiguration(ConfigurationScope.DIRECT) != null)
			.forEach((logger) -> logging.setLogLevel(logger.getName(), LogLevel.OFF));
	}

}
