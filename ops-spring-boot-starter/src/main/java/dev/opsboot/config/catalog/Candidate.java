package dev.opsboot.config.catalog;

import java.util.List;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * A known key that may have been meant.
 *
 * @param parts its parts, dashed; {@link #INDEX} for any number, {@link #ANY} for any key
 * of a map
 * @param uniform its parts in uniform form
 */
record Candidate(List<String> parts, List<String> uniform) {

	static final String INDEX = "[]";

	static final String ANY = "*";

	/**
	 * What a difference above the last part counts more, so that of two suggestions with
	 * the same number of changes the one with the same parent wins.
	 */
	private static final int PARENT = 1;

	private static final int CHANGE = 2;

	static Candidate of(List<String> parts) {
		return new Candidate(List.copyOf(parts), parts.stream().map(PropertyNames::uniform).toList());
	}

	int size() {
		return this.parts.size();
	}

	/**
	 * How far a key is away. One part may differ, by at most two changes and at most a
	 * third of its length: further away, another word is more likely than a slip of the
	 * fingers.
	 * @param key a key with as many parts
	 * @return a measure to compare, or {@link Integer#MAX_VALUE} where it is too far
	 */
	int distance(ConfigurationPropertyName key) {
		int distance = Integer.MAX_VALUE;
		for (int i = 0; i < size(); i++) {
			if (isSame(i, key)) {
				continue;
			}
			if (distance != Integer.MAX_VALUE || isFree(i) || key.isNumericIndex(i)) {
				return Integer.MAX_VALUE;
			}
			int changes = changes(this.uniform.get(i), PropertyNames.uniform(key.getElement(i, Form.UNIFORM)));
			if (changes == Integer.MAX_VALUE) {
				return changes;
			}
			distance = CHANGE * changes + ((i < size() - 1) ? PARENT : 0);
		}
		return distance;
	}

	/**
	 * Whether the first part of a key is that of a prefix or a near miss of it.
	 * @param prefix the prefix
	 * @param key the key
	 * @return whether the key may have been meant to begin with the prefix
	 */
	static boolean isNear(ConfigurationPropertyName prefix, ConfigurationPropertyName key) {
		return prefix.isEmpty() || changes(PropertyNames.uniform(prefix.getElement(0, Form.UNIFORM)),
				PropertyNames.uniform(key.getElement(0, Form.UNIFORM))) != Integer.MAX_VALUE;
	}

	private boolean isFree(int index) {
		return INDEX.equals(this.parts.get(index)) || ANY.equals(this.parts.get(index));
	}

	private boolean isSame(int index, ConfigurationPropertyName key) {
		return switch (this.parts.get(index)) {
			case INDEX -> key.isNumericIndex(index);
			case ANY -> true;
			default -> this.uniform.get(index).equals(key.getElement(index, Form.UNIFORM));
		};
	}

	private static int changes(String known, String given) {
		int allowed = Math.min(2, Math.max(known.length(), given.length()) / 3);
		int changes = EditDistance.between(known, given, allowed);
		return (changes <= allowed) ? changes : Integer.MAX_VALUE;
	}

	/**
	 * The candidate as the key would have it.
	 * @param key the key
	 * @return the candidate with the numbers and map keys of the key
	 */
	String withPartsOf(ConfigurationPropertyName key) {
		StringBuilder result = new StringBuilder();
		for (int i = 0; i < size(); i++) {
			String given = key.getElement(i, Form.ORIGINAL);
			switch (this.parts.get(i)) {
				case INDEX -> result.append('[').append(given).append(']');
				case ANY -> result.append('.').append(given);
				default -> result.append((i > 0) ? "." : "").append(this.parts.get(i));
			}
		}
		return result.toString();
	}

	@Override
	public String toString() {
		return String.join(".", this.parts);
	}

}
