package dev.opsboot.config;

import java.util.List;
import java.util.Locale;

/**
 * Tells by its name whether a key holds a secret.
 */
final class SecretKeys {

	private static final List<String> ENDINGS = List.of("password", "secret", "token", "credential", "credentials",
			"privatekey", "apikey");

	private SecretKeys() {
	}

	/**
	 * Whether the last part of the key is or ends in a word for a secret. Case, dashes
	 * and underscores do not matter; the index of an array element is no part.
	 * @param key a key in any form, also the name of an environment variable
	 * @return whether the value is secret
	 */
	static boolean matches(String key) {
		String name = key;
		while (name.endsWith("]") && name.lastIndexOf('[') > 0 && isIndex(name)) {
			name = name.substring(0, name.lastIndexOf('['));
		}
		String last = name.substring(lastSeparator(name) + 1);
		String uniform = last.replaceAll("[-_\\]]", "").toLowerCase(Locale.ROOT);
		return ENDINGS.stream().anyMatch(uniform::endsWith);
	}

	private static boolean isIndex(String name) {
		return name.substring(name.lastIndexOf('[') + 1, name.length() - 1).chars().allMatch(Character::isDigit);
	}

	private static int lastSeparator(String name) {
		return Math.max(name.lastIndexOf('.'), name.lastIndexOf('['));
	}

}
