package dev.opsboot.config.toml;

import java.util.regex.Pattern;

/**
 * Writes single keys, values and comments such that nothing in them ends them early.
 */
final class TomlLiterals {

	private static final Pattern BARE_KEY = Pattern.compile("[A-Za-z0-9_-]+");

	private TomlLiterals() {
	}

	static String key(String key) {
		return BARE_KEY.matcher(key).matches() ? key : string(key);
	}

	static String value(Object value) {
		if (value instanceof Boolean || value instanceof Long || value instanceof Integer || value instanceof Short
				|| value instanceof Byte) {
			return value.toString();
		}
		if (value instanceof Double || value instanceof Float) {
			return value.toString().replace("NaN", "nan").replace("Infinity", "inf");
		}
		return string(value.toString());
	}

	/**
	 * Write the rest of a line that is a comment.
	 * @param text the text; control characters and line separators become question marks
	 * @return the comment with its number sign
	 */
	static String comment(String text) {
		StringBuilder result = new StringBuilder("# ");
		text.codePoints().map((character) -> isUnsafe(character) ? '?' : character).forEach(result::appendCodePoint);
		return result.toString();
	}

	private static String string(String text) {
		StringBuilder result = new StringBuilder("\"");
		text.codePoints().forEach((character) -> append(result, character));
		return result.append('"').toString();
	}

	private static void append(StringBuilder result, int character) {
		switch (character) {
			case '"', '\\' -> result.append('\\').appendCodePoint(character);
			case '\t' -> result.append("\\t");
			case '\n' -> result.append("\\n");
			case '\r' -> result.append("\\r");
			default -> appendOther(result, character);
		}
	}

	private static void appendOther(StringBuilder result, int character) {
		if (Character.getType(character) == Character.SURROGATE) {
			result.append('\uFFFD');
		}
		else if (isUnsafe(character)) {
			result.append("\\u%04X".formatted(character));
		}
		else {
			result.appendCodePoint(character);
		}
	}

	private static boolean isUnsafe(int character) {
		// A terminal or an editor may take these for a line's end or a command
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
				true;
			default -> false;
		};
	}

}
