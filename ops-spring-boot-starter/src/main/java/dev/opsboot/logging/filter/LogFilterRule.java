package dev.opsboot.logging.filter;

import java.util.function.Consumer;

import dev.opsboot.config.ConfigProblem;
import dev.opsboot.config.ConfigRule;
import dev.opsboot.config.Place;

import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Refuses a filter of which a directive does not parse.
 */
final class LogFilterRule implements ConfigRule {

	@Override
	public void check(Environment environment, Consumer<ConfigProblem> problems) {
		LogFilterSetting setting = (environment instanceof ConfigurableEnvironment configurable)
				? LogFilterSetting.find(configurable) : null;
		if (setting != null) {
			LogFilter.parse(setting.text(), (column, problem) -> problems
				.accept(problem(environment, setting, "column " + column + ": " + problem)));
		}
	}

	private static ConfigProblem problem(Environment environment, LogFilterSetting setting, String message) {
		return setting.key().equals(LogFilterSetting.PROPERTY)
				? ConfigProblem.of(environment, LogFilterSetting.PROPERTY, message)
				: new ConfigProblem(Place.of(PropertySourceOrigin.get(setting.source(), setting.key())), "", message);
	}

}
