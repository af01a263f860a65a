package dev.opsboot.config.catalog;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * A known name in kebab form in which indexes and map keys are left open.
 *
 * @param steps the elements, {@link #INDEX} and {@link #KEY} where any will do
 * @param isOpen whether at least one more element of any kind follows
 */
record KeyPattern(List<String> steps, boolean isOpen) {

	static final String INDEX = "[]";

	static final String KEY = "*";

	static KeyPattern of(ConfigurationPropertyName name) {
		return new KeyPattern(List.of(), false).append(name);
	}

	KeyPattern append(ConfigurationPropertyName name) {
		List<String> steps = new ArrayList<>(this.steps);
		for (int i = 0; i < name.getNumberOfElements(); i++) {
			steps.add(name.getElement(i, Form.DASHED));
		}
		return new KeyPattern(steps, false);
	}

	KeyPattern index() {
		return append(INDEX);
	}

	KeyPattern key() {
		return append(KEY);
	}

	private KeyPattern append(String step) {
		List<String> steps = new ArrayList<>(this.steps);
		steps.add(step);
		return new KeyPattern(steps, false);
	}

	KeyPattern open() {
		return new KeyPattern(this.steps, true);
	}

	static boolean isLiteral(String step) {
		return !step.equals(INDEX) && !step.equals(KEY);
	}

	/**
	 * Put the indexes and map keys of a name in.
	 * @param key the name, which has at least as many elements
	 * @return the name spelled as this pattern has it
	 */
	String fill(ConfigurationPropertyName key) {
		StringBuilder result = new StringBuilder();
		for (int i = 0; i < this.steps.size(); i++) {
			String step = this.steps.get(i);
			append(result, isLiteral(step) ? step : element(key, i));
		}
		for (int i = this.steps.size(); this.isOpen && i < key.getNumberOfElements(); i++) {
			append(result, element(key, i));
		}
		return result.toString();
	}

	private static void append(StringBuilder result, String step) {
		if (!result.isEmpty() && !step.startsWith("[")) {
			result.append('.');
		}
		result.append(step);
	}

	private static String element(ConfigurationPropertyName key, int index) {
		String element = key.getElement(index, Form.ORIGINAL);
		return key.chop(index + 1).isLastElementIndexed() ? "[" + element + "]" : element;
	}

}
