package dev.opsboot.config.catalog;

import java.util.Locale;

/**
 * The forms in which the parts of a key are written.
 */
public final class PropertyNames {

	private PropertyNames() {
	}

	/**
	 * The form in which all spellings of a name are equal.
	 * @param name a name in any spelling
	 * @return lower case letters and digits
	 */
	static String uniform(String name) {
		StringBuilder uniform = new StringBuilder(name.length());
		for (char character : name.toCharArray()) {
			if (Character.isLetterOrDigit(character)) {
				uniform.append(Character.toLowerCase(character));
			}
		}
		return uniform.toString();
	}

	/**
	 * The form to write in a file.
	 * @param name the name of a Java property or of a constant
	 * @return the dashed form
	 */
	public static String dashed(String name) {
		if (name.equals(name.toUpperCase(Locale.ROOT))) {
			return name.toLowerCase(Locale.ROOT).replace('_', '-');
		}
		StringBuilder dashed = new StringBuilder(name.length() + 4);
		for (char character : name.replace('_', '-').toCharArray()) {
			if (Character.isUpperCase(character) && !dashed.isEmpty() && dashed.charAt(dashed.length() - 1) != '-') {
				dashed.append('-');
			}
			dashed.append(Character.toLowerCase(character));
		}
		return dashed.toString();
	}

}
