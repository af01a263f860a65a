package dev.opsboot.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import dev.opsboot.config.ConfigFileOrigin.Role;
import dev.opsboot.config.ConfigSources.FileValue;
import dev.opsboot.config.toml.TomlOrigin;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Finds placeholders without a value in TOML files, for keys that no type binds. A value
 * that a higher layer replaces is not judged, nor is what another service of the host has
 * among the secrets.
 */
final class Unresolved {

	private Unresolved() {
	}

	/**
	 * Find them.
	 * @param environment the complete environment
	 * @param bound the names that a type binds, which the binder has judged
	 * @param known whether the application has a key
	 * @return the problems
	 */
	static List<ConfigProblem> find(ConfigurableEnvironment environment, Set<ConfigurationPropertyName> bound,
			Predicate<ConfigurationPropertyName> known) {
		List<ConfigProblem> problems = new ArrayList<>();
		ConfigSources sources = new ConfigSources(environment);
		sources.fileValues(TomlOrigin.class::isInstance).forEach((name, value) -> {
			if (value.value() instanceof String text && text.contains("${") && !bound.contains(name)
					&& sources.isInForce(name, value) && isOfTheListInForce(sources, name)
					&& (known.test(name) || !ConfigFileOrigin.isFrom(value.origin(), Role.SECRETS))) {
				check(environment, value, text, problems);
			}
		});
		return problems;
	}

	private static boolean isOfTheListInForce(ConfigSources sources, ConfigurationPropertyName name) {
		ConfigurationProperty property = sources.find(name);
		return property != null && sources.isOfTheListInForce(property);
	}

	private static void check(ConfigurableEnvironment environment, FileValue value, String text,
			List<ConfigProblem> problems) {
		try {
			environment.resolveRequiredPlaceholders(text);
		}
		catch (PlaceholderResolutionException ex) {
			problems.add(new ConfigProblem(Place.of(value.origin()), value.key(), BindProblems.unresolved(ex)));
		}
	}

}
