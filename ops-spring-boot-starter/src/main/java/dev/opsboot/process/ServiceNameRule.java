package dev.opsboot.process;

import java.util.function.Consumer;

import dev.opsboot.config.ConfigProblem;
import dev.opsboot.config.ConfigRule;
import dev.opsboot.config.Place;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The name of the service and of its instance must be fit for files, units and
 * containers.
 */
final class ServiceNameRule implements ConfigRule {

	@Override
	public void check(Environment environment, Consumer<ConfigProblem> problems) {
		checkName(environment, problems);
		for (String variable : ServiceInstance.PART_VARIABLES) {
			String part = environment.getProperty(variable);
			if (StringUtils.hasText(part) && !ServiceInstance.isValidPart(part)) {
				problems.accept(new ConfigProblem(Place.of("environment variable " + variable), variable,
						"must be at most 63 letters, digits, dots, dashes or underscores (was \"" + part + "\")"));
			}
		}
	}

	private static void checkName(Environment environment, Consumer<ConfigProblem> problems) {
		String key = ServiceInstance.nameKey(environment);
		if (key == null || isUnresolved(environment, key)
				|| ServiceInstance.isValid(ServiceInstance.name(environment))) {
			return;
		}
		String message = "must be a lower case letter followed by at most 62 lower case letters, digits, dashes or "
				+ "underscores (was \"" + environment.getProperty(key) + "\")";
		problems.accept(ServiceInstance.NAME_VARIABLE.equals(key)
				? new ConfigProblem(Place.of("environment variable " + key), key, message)
				: ConfigProblem.of(environment, key, message));
	}

	/**
	 * A name with a placeholder that nothing resolves is another problem.
	 */
	private static boolean isUnresolved(Environment environment, String key) {
		return String.valueOf(environment.getProperty(key)).contains("${");
	}

}
