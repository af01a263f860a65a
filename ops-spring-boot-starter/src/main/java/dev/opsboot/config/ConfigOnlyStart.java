package dev.opsboot.config;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * A start that only answers a question about the configuration, such as
 * {@code --check-config}, and must print and leave nothing else.
 */
public final class ConfigOnlyStart {

	private ConfigOnlyStart() {
	}

	/**
	 * Whether the start of an environment is one.
	 * @param environment the environment, before the answer is given
	 * @return whether nothing but the answer may be written
	 */
	public static boolean is(Environment environment) {
		return environment instanceof ConfigurableEnvironment configurable
				&& configurable.getPropertySources().contains(ConfigFiles.COMMAND_SOURCE);
	}

}
