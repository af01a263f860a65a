package dev.opsboot.config.catalog;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * The form in which two spellings of a name are the same text: lower case, without dashes
 * and underscores.
 */
final class UniformNames {

	private UniformNames() {
	}

	/**
	 * Return the elements of a name, joined with dots.
	 * @param name the name
	 * @param from the first element
	 * @param to the element after the last
	 * @return the uniform form
	 */
	static String of(ConfigurationPropertyName name, int from, int to) {
		if (to == from + 1) {
			return name.getElement(from, Form.UNIFORM);
		}
		StringBuilder result = new StringBuilder();
		for (int i = from; i < to; i++) {
			if (i > from) {
				result.append('.');
			}
			result.append(name.getElement(i, Form.UNIFORM));
		}
		return result.toString();
	}

	static String of(ConfigurationPropertyName name) {
		return of(name, 0, name.getNumberOfElements());
	}

}
