package dev.opsboot.config;

/**
 * Makes text from outside fit for one line of a report.
 */
final class Texts {

	private static final int MAX_VALUE = 120;

	private Texts() {
	}

	/**
	 * Escape what would break a line or steer a terminal; a tab becomes a space.
	 * @param text any text
	 * @return the text on one line
	 */
	static String oneLine(String text) {
		StringBuilder line = new StringBuilder(text.length());
		text.codePoints().forEach((character) -> append(line, character));
		return line.toString();
	}

	/**
	 * Quote a value for a message, cut to a length that a line can hold.
	 * @param value the value
	 * @return the quoted value
	 */
	static String quote(Object value) {
		String text = String.valueOf(value);
		return (text.length() <= MAX_VALUE) ? '"' + text + '"' : '"' + text.substring(0, MAX_VALUE) + "…\"";
	}

	private static void append(StringBuilder line, int character) {
		switch (Character.getType(character)) {
			case Character.CONTROL -> line.append((character == '\t') ? " " : "\\u%04x".formatted(character));
			case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
				line.append("\\u%04x".formatted(character));
			default -> line.appendCodePoint(character);
		}
	}

}
