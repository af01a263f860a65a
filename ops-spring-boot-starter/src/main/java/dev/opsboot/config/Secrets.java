package dev.opsboot.config;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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
public final class Secrets {

	/**
	 * What is shown in place of a secret.
	 */
	public static final String MASK = "******";

	/**
	 * Below this length a value is only hidden where it stands as a word of its own:
	 * inside other words it is more likely chance than the secret.
	 */
	private static final int ALWAYS_HIDDEN_LENGTH = 6;

	/**
	 * A part of a secret that is shorter is not looked for: too much reads like it.
	 */
	private static final int PART_LENGTH = 8;

	private final Set<String> values;

	private final @Nullable SecretSearch anywhere;

	private final @Nullable WordSearch words;

	private Secrets(Set<String> values) {
		this.values = values;
		Set<String> ofAnyKind = new LinkedHashSet<>();
		Set<String> wordsOnly = new LinkedHashSet<>();
		values.forEach((value) -> ((value.length() < ALWAYS_HIDDEN_LENGTH) ? wordsOnly : ofAnyKind).add(value));
		this.anywhere = ofAnyKind.isEmpty() ? null : new SecretSearch(ofAnyKind);
		this.words = wordsOnly.isEmpty() ? null : new WordSearch(wordsOnly);
	}

	/**
	 * No secrets, where there is no environment to know any from.
	 * @return the secrets
	 */
	public static Secrets none() {
		return new Secrets(Set.of());
	}

	/**
	 * Collect the secret values.
	 * @param environment the environment to look through
	 * @return the secrets
	 */
	public static Secrets of(ConfigurableEnvironment environment) {
		Set<String> values = new LinkedHashSet<>();
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> enumerable) {
				collect(environment, enumerable, values);
			}
		}
		return new Secrets(values);
	}

	/**
	 * Collect the secret values of what is set without files, such as the variables of
	 * the environment, by their keys alone.
	 * @param values the values by their keys
	 * @return the secrets
	 */
	public static Secrets of(Map<?, ?> values) {
		Set<String> secrets = new LinkedHashSet<>();
		values.forEach((key, value) -> {
			if (SecretKeys.matches(key.toString())) {
				add(secrets, value.toString());
			}
		});
		return new Secrets(secrets);
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
			// A text of several lines ends in one more line feed than anybody logs
			values.add(value.strip());
			addParts(values, value, "\\R");
			addParts(values, value, ",");
			String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
			values.add(encoded);
			values.add(encoded.replace("+", "%20"));
		}
	}

	/**
	 * The lines of a key, the elements of a list.
	 */
	private static void addParts(Set<String> values, String value, String separator) {
		String[] parts = value.split(separator);
		if (parts.length > 1) {
			Stream.of(parts).map(String::strip).filter((part) -> part.length() >= PART_LENGTH).forEach(values::add);
		}
	}

	/**
	 * Add the secrets of others.
	 * @param others the others
	 * @return all of them
	 */
	public Secrets and(Secrets others) {
		if (this.values.containsAll(others.values)) {
			return this;
		}
		Set<String> all = new LinkedHashSet<>(this.values);
		all.addAll(others.values);
		return new Secrets(all);
	}

	/**
	 * Replace the secret values in a text. One of fewer than
	 * {@value #ALWAYS_HIDDEN_LENGTH} characters is replaced only where no letter or digit
	 * stands beside it.
	 * @param text the text
	 * @return the text with {@value #MASK} in place of secrets; the same where it has
	 * none
	 */
	public String mask(String text) {
		BitSet found = (this.anywhere != null) ? this.anywhere.find(text, null) : null;
		found = (this.words != null) ? this.words.find(text, found) : found;
		return (found != null) ? replace(text, found) : text;
	}

	private static String replace(String text, BitSet hidden) {
		StringBuilder result = new StringBuilder(text.length());
		int shown = 0;
		for (int start = hidden.nextSetBit(0); start >= 0; start = hidden.nextSetBit(shown)) {
			result.append(text, shown, start).append(MASK);
			shown = hidden.nextClearBit(start);
		}
		return result.append(text, shown, text.length()).toString();
	}

}
