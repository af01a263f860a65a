package dev.opsboot.reference.conversions;

import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * The flag {@code --production}. It counts on the command line alone, so that no file and
 * no variable that was forgotten turns a dry run into the real thing.
 */
final class Production {

	private static final String FLAG = "production";

	private Production() {
	}

	static boolean isAsked(Environment environment) {
		PropertySource<?> arguments = (environment instanceof ConfigurableEnvironment configurable)
				? configurable.getPropertySources().get(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME)
				: null;
		return arguments != null && arguments.containsProperty(FLAG);
	}

}
