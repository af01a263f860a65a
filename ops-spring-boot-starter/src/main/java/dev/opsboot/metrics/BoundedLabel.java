package dev.opsboot.metrics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.micrometer.core.instrument.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A label whose values are known in code. What comes from outside becomes one of them, or
 * {@value #UNKNOWN}.
 */
public final class BoundedLabel {

	/**
	 * The value in place of one that a label may not have.
	 */
	public static final String UNKNOWN = "unknown";

	private final String name;

	private final Map<String, Tag> tags = new HashMap<>();

	private final Tag unknown;

	private BoundedLabel(String name) {
		Assert.hasText(name, "name must not be empty");
		this.name = name;
		this.unknown = Tag.of(name, UNKNOWN);
	}

	/**
	 * Create a label with the given values.
	 * @param name the name of the label
	 * @param values the values, at least one
	 * @return the label
	 * @throws IllegalArgumentException if the name or a value is empty or there is none
	 */
	public static BoundedLabel of(String name, String... values) {
		BoundedLabel label = new BoundedLabel(name);
		Assert.notEmpty(values, () -> "Label " + name + " must have values");
		for (String value : values) {
			Assert.hasText(value, () -> "Label " + name + " must not have an empty value");
			label.tags.put(value, Tag.of(name, value));
		}
		return label;
	}

	/**
	 * Create a label with a value for each constant of an enumeration: its name in lower
	 * case.
	 * @param name the name of the label
	 * @param type the enumeration
	 * @return the label
	 * @throws IllegalArgumentException if the name is empty or there is no constant
	 */
	public static BoundedLabel of(String name, Class<? extends Enum<?>> type) {
		return of(name, Arrays.stream(type.getEnumConstants()).map(BoundedLabel::valueOf).toArray(String[]::new));
	}

	private static String valueOf(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The name of the label.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The value for an input.
	 * @param input the input, such as from a request
	 * @return the input where it is a value of the label, else {@value #UNKNOWN}
	 */
	public String of(@Nullable String input) {
		return tag(input).getValue();
	}

	/**
	 * The value for a constant.
	 * @param constant the constant
	 * @return its name in lower case where that is a value of the label, else
	 * {@value #UNKNOWN}
	 */
	public String of(@Nullable Enum<?> constant) {
		return tag(constant).getValue();
	}

	/**
	 * The label with the value for an input, which is made once.
	 * @param input the input, such as from a request
	 * @return the tag for a meter
	 */
	public Tag tag(@Nullable String input) {
		return this.tags.getOrDefault(input, this.unknown);
	}

	/**
	 * The label with the value for a constant.
	 * @param constant the constant
	 * @return the tag for a meter
	 */
	public Tag tag(@Nullable Enum<?> constant) {
		return (constant != null) ? tag(valueOf(constant)) : this.unknown;
	}

}
