package dev.opsboot.config.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * Where the names of a group leave indexes and map keys open. A name is compared with the
 * group after its own elements at these places are taken out.
 *
 * @param wildcards {@link KeyPattern#INDEX} or {@link KeyPattern#KEY} by position
 * @param end the position from which everything is left open, or -1
 */
record KeyMask(Map<Integer, String> wildcards, int end) {

	static KeyMask of(KeyPattern pattern) {
		Map<Integer, String> wildcards = new HashMap<>();
		List<String> steps = pattern.steps();
		for (int i = 0; i < steps.size(); i++) {
			if (!KeyPattern.isLiteral(steps.get(i))) {
				wildcards.put(i, steps.get(i));
			}
		}
		return new KeyMask(wildcards, pattern.isOpen() ? steps.size() : -1);
	}

	/**
	 * Take the open elements out of a name.
	 * @param key the name
	 * @return the other elements in uniform form, or null when the name has no or another
	 * element where the group has an index or a map key
	 */
	String @Nullable [] apply(ConfigurationPropertyName key) {
		int size = key.getNumberOfElements();
		if (this.end >= size || this.wildcards.keySet().stream().anyMatch((position) -> position >= size)) {
			return null;
		}
		List<String> elements = new ArrayList<>(size);
		for (int i = 0; i < ((this.end >= 0) ? this.end : size); i++) {
			String wildcard = this.wildcards.get(i);
			if (wildcard == null) {
				elements.add(key.getElement(i, Form.UNIFORM));
			}
			if (!KeyPattern.KEY.equals(wildcard) && key.isNumericIndex(i) != KeyPattern.INDEX.equals(wildcard)) {
				return null;
			}
		}
		return elements.toArray(String[]::new);
	}

}
