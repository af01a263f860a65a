package dev.opsboot.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.opsboot.config.ConfigFileOrigin.Role;
import dev.opsboot.config.ConfigSources.FileValue;
import dev.opsboot.config.catalog.KeyCatalog;
import dev.opsboot.config.toml.TomlOrigin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Finds keys in files that mean nothing to the application.
 */
final class UnknownKeys {

	private final KeyCatalog catalog;

	private final Set<ConfigurationPropertyName> bound;

	private final List<ConfigurationPropertyName> knownPrefixes;

	/**
	 * Prepare the search.
	 * @param catalog the keys the application has
	 * @param bound the names that were bound, which need no look into the catalog
	 * @param knownPrefixes the prefixes below which every key is known
	 */
	UnknownKeys(KeyCatalog catalog, Set<ConfigurationPropertyName> bound, Collection<String> knownPrefixes) {
		this.catalog = catalog;
		this.bound = bound;
		this.knownPrefixes = knownPrefixes.stream()
			.map((prefix) -> ConfigurationPropertyName.adapt(prefix, '.'))
			.toList();
	}

	/**
	 * The unknown keys of the base file and what it imports.
	 * @param sources the sources of the environment
	 * @return a problem for each, in the order of the file
	 */
	Collection<ConfigProblem> inBase(ConfigSources sources) {
		Map<ConfigurationPropertyName, ConfigProblem> problems = new LinkedHashMap<>();
		sources.fileValues((origin) -> ConfigFileOrigin.isFrom(origin, Role.BASE)).forEach((name, value) -> {
			ConfigurationPropertyName key = ConfigSources.withoutIndex(name);
			if (!isKnown(name) && !problems.containsKey(key)) {
				problems.put(key, isKnown(key) ? problem(value, "must not be a list")
						: unknown(value, this.catalog.suggest(key)));
			}
		});
		return problems.values();
	}

	/**
	 * The keys of the secrets that are almost a key of the application. The others belong
	 * to other services of the host.
	 * @param sources the sources of the environment
	 * @return a problem for each
	 */
	Collection<ConfigProblem> inSecrets(ConfigSources sources) {
		Map<ConfigurationPropertyName, ConfigProblem> problems = new LinkedHashMap<>();
		sources.fileValues((origin) -> ConfigFileOrigin.isFrom(origin, Role.SECRETS)).forEach((name, value) -> {
			ConfigurationPropertyName key = ConfigSources.withoutIndex(name);
			String suggestion = isKnown(name) ? null : this.catalog.suggest(key);
			if (suggestion != null) {
				problems.putIfAbsent(key, unknown(value, suggestion));
			}
		});
		return problems.values();
	}

	private boolean isKnown(ConfigurationPropertyName name) {
		return this.bound.contains(name)
				|| this.knownPrefixes.stream().anyMatch((prefix) -> prefix.equals(name) || prefix.isAncestorOf(name))
				|| this.catalog.contains(name);
	}

	private static ConfigProblem unknown(FileValue value, @Nullable String suggestion) {
		return problem(value, "unknown key" + ((suggestion != null) ? ", did you mean " + suggestion + "?" : ""));
	}

	private static ConfigProblem problem(FileValue value, String message) {
		Place place = (value.origin() instanceof TomlOrigin toml) ? Place.of(toml.getResource(), toml.getKeyLocation())
				: Place.of(value.origin());
		return new ConfigProblem(place, value.key().replaceAll("(\\[\\d+])+$", ""), message);
	}

}
