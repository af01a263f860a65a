package dev.opsboot.config;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration.ConfigurationScope;
import org.springframework.boot.logging.LoggingSystem;
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
	 * Silence what Spring and Boot log about any failed start: another copy of the report
	 * and the advice to debug. In a context that no application started, whose logging
	 * belongs to somebody else, nothing is done.
	 * @param context the context that fails
	 */
	static void silenceFailure(ConfigurableApplicationContext context) {
		withLogging(context, (logging) -> List.of(context.getClass().getName(), CONDITIONS)
			.forEach((name) -> logging.setLogLevel(name, LogLevel.OFF)));
	}

	/**
	 * Give what was silenced for the case of a failure its level back.
	 * @param context the context that has started
	 */
	static void restore(ConfigurableApplicationContext context) {
		Map<String, LogLevel> levels = Binder.get(context.getEnvironment())
			.bind("logging.level", Bindable.mapOf(String.class, LogLevel.class))
			.orElse(Map.of());
		withLogging(context, (logging) -> List.of(context.getClass().getName(), CONDITIONS)
			.forEach((name) -> logging.setLogLevel(name, levels.get(name))));
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
		Object system = context.getBeanFactory().getSingleton(LoggingApplicationListener.LOGGING_SYSTEM_BEAN_NAME);
		if (system instanceof LoggingSystem logging) {
			action.accept(logging);
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
