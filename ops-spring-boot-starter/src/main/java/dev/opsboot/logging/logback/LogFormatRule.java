package dev.opsboot.logging.logback;

import java.util.function.Consumer;

import dev.opsboot.config.ConfigProblem;
import dev.opsboot.config.ConfigRule;

import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Refuses JSON where the library that writes it is excluded.
 */
final class LogFormatRule implements ConfigRule {

	private static final String ENCODER = "net.logstash.logback.encoder.CompositeJsonEncoder";

	private static final String JACKSON = "tools.jackson.databind.ObjectMapper";

	static boolean isJsonPossible() {
		ClassLoader classLoader = LogFormatRule.class.getClassLoader();
		return ClassUtils.isPresent(ENCODER, classLoader) && ClassUtils.isPresent(JACKSON, classLoader);
	}

	@Override
	public void check(Environment environment, Consumer<ConfigProblem> problems) {
		if (LogSettings.format(environment) == LogFormat.JSON && !isJsonPossible()) {
			problems.accept(ConfigProblem.of(environment, LogSettings.FORMAT,
					"needs net.logstash.logback:logstash-logback-encoder with Jackson, which is not on the class path"));
		}
	}

}
