package dev.opsboot.config;

import java.util.List;

/**
 * What is done about findings that a host may want to pass over.
 *
 * @param unknownKeys about keys that mean nothing to the application
 * @param secretFiles about permissions of {@code env.toml} that give too much
 * @param knownPrefixes the prefixes below which every key is known
 */
public record ConfigSettings(Reaction unknownKeys, Reaction secretFiles, List<String> knownPrefixes) {

	public ConfigSettings {
		knownPrefixes = List.copyOf(knownPrefixes);
	}

}
