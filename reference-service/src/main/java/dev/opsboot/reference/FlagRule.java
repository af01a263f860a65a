package dev.opsboot.reference;

import java.util.List;
import java.util.function.Consumer;

import dev.opsboot.config.ConfigProblem;
import dev.opsboot.config.ConfigRule;

import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * The flags {@code --production} and {@code --report} have no value: whoever writes
 * {@code --report=false} would be surprised either way.
 */
final class FlagRule implements ConfigRule {

	private static final List<String> FLAGS = List.of("production", "report");

	@Override
	public void check(Environment environment, Consumer<ConfigProblem> problems) {
		PropertySource<?> arguments = (environment instanceof ConfigurableEnvironment configurable)
				? configurable.getPropertySources().get(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME)
				: null;
		for (String flag : FLAGS) {
			Object value = (arguments != null) ? arguments.getProperty(flag) : null;
			if (value != null && !value.toString().isEmpty()) {
				problems.accept(ConfigProblem.of(environment, flag, "takes no value"));
			}
		}
	}

}
