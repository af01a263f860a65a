package dev.opsboot.config;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import dev.opsboot.config.ConfigSources.FileValue;
import dev.opsboot.config.catalog.ConfigSchema;
import dev.opsboot.config.catalog.PropertiesType;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Prints what a start was asked to say about the configuration.
 */
final class ConfigAnswers {

	private ConfigAnswers() {
	}

	/**
	 * Print the answer to a command about a configuration that has been checked.
	 * @param command the command
	 * @param environment the environment
	 * @param bound the properties that some type binds
	 */
	static void print(ConfigCommand command, ConfigurableEnvironment environment,
			Map<ConfigurationPropertyName, ConfigurationProperty> bound) {
		switch (command) {
			case CHECK -> print(summary(new ConfigSources(environment)));
			case PRINT -> print(new EffectiveConfig(environment, bound).toToml());
			case SCHEMA -> throw new IllegalArgumentException("The schema needs no checked configuration");
		}
	}

	/**
	 * Print the schema of the properties.
	 * @param environment the environment, which names the application
	 * @param types the types of the application
	 * @param classLoader the class loader that finds metadata
	 */
	static void printSchema(ConfigurableEnvironment environment, Collection<PropertiesType> types,
			ClassLoader classLoader) {
		String title = environment.getProperty("spring.application.name", "application");
		print(ConfigSchema.toJson(types, classLoader, title));
	}

	private static String summary(ConfigSources sources) {
		Set<ConfigurationPropertyName> keys = new LinkedHashSet<>();
		Set<String> files = new LinkedHashSet<>();
		sources.fileValues((origin) -> true).forEach((name, value) -> {
			keys.add(ConfigSources.withoutIndex(name));
			files.add(file(value));
		});
		return "config ok: " + count(keys.size(), "key") + " from " + count(files.size(), "file") + "\n";
	}

	private static String file(FileValue value) {
		return Place.of(value.origin()).source();
	}

	private static String count(int number, String noun) {
		return number + " " + noun + ((number == 1) ? "" : "s");
	}

	private static void print(String answer) {
		System.out.print(answer);
		System.out.flush();
	}

}
