package dev.opsboot.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.opsboot.config.ConfigFileOrigin.Role;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Knows the secret values of an environment and takes them out of text. A value is secret
 * when it comes from {@code env.toml} or when its key says so.
 */
final class Secrets {

	static final String MASK = "******";

	/**
	 * Below this length a value is only hidden where it stands as a word of its own:
	 * inside other words it is more likely chance than the secret.
	 */
	private static final int ALWAYS_HIDDEN_LENGTH = 6;

	private final Collection<String> values;

	private Secrets(Collection<String> values) {
		this.values = values.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
	}

	/**
	 * No secrets, where there is no environment to know any from.
	 * @return the secrets
	 */
	static Secrets none() {
		return new Secrets(Set.of());
	}

	/**
	 * Collect the secret values.
	 * @param environment the environment to look through
	 * @return the secrets
	 */
	static Secrets of(ConfigurableEnvironment environment) {
		Set<String> values = new LinkedHashSet<>();
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> enumerable) {
				collect(environment, enumerable, values);
			}
		}
		return new Secrets(values);
	}

	/**
	 * Whether the value of a key is secret.
	 * @param key the key
	 * @param origin the origin of the value, may be null
	 * @return whether it must not be shown
	 */
	static boolean isSecret(String key, @Nullable Origin origin) {
		return SecretKeys.matches(key) || ConfigFileOrigin.isFrom(origin, Role.SECRETS);
	}

	private static void collect(ConfigurableEnvironment environment, EnumerablePropertySource<?> source,
			Set<String> values) {
		for (String name : source.getPropertyNames()) {
			if (isSecret(name, OriginLookup.getOrigin(source, name))) {
				Object value = source.getProperty(name);
				if (value != null && !(value instanceof Boolean)) {
					add(values, value.toString());
					add(values, resolve(environment, value.toString()));
				}
			}
		}
	}

	private static String resolve(ConfigurableEnvironment environment, String value) {
		try {
			return environment.resolvePlaceholders(value);
		}
		catch (IllegalArgumentException ex) {
			return value;
		}
	}

	private static void add(Set<String> values, String value) {
		if (!value.isBlank() && !"true".equals(value) && !"false".equals(value)) {
			values.add(value);
		}
	}

	/**
	 * Whether there is nothing to hide.
	 * @return whether no secret is known
	 */
	boolean isEmpty() {
		return this.values.isEmpty();
	}

	/**
	 * Replace the secret values in a text.
	 * @param text the text
	 * @return the text with {@value #MASK} in place of each secret
	 */
	String mask(String text) {
		String masked = text;
		for (String value : this.values) {
			masked = (value.length() < ALWAYS_HIDDEN_LENGTH) ? replaceWords(masked, value)
					: masked.replace(value, MASK);
		}
		return masked;
	}

	private static String replaceWords(String text, String value) {
		StringBuilder result = new StringBuilder();
		int copied = 0;
		for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
			if (at >= copied && isWord(text, at, at + value.length())) {
				result.append(text, copied, at).append(MASK);
				copied = at + value.length();
			}
		}
		return result.append(text.substring(copied)).toString();
	}

	private static boolean isWord(String text, int start, int end) {
		return (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))
				&& (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
	}

}
