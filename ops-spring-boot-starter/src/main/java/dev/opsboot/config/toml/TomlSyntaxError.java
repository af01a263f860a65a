package dev.opsboot.config.toml;

import org.jspecify.annotations.Nullable;

/**
 * One place where a file is not valid TOML. {@code toString} gives the position only:
 * message and source line may quote a secret.
 *
 * @param line the line, the first is 1
 * @param column the column in characters (code points), the first is 1; it may lie one
 * behind the last character
 * @param message what is wrong, without the position; it may quote some characters of the
 * file
 * @param sourceLine the part of the line around the column, at most 120 characters,
 * control characters other than tabs replaced; null where it cannot be had
 * @see #caretLine()
 */
public record TomlSyntaxError(int line, int column, String message, @Nullable String sourceLine) {

	static final int WIDTH = 120;

	private static final int LAST_COLUMN = 100;

	/**
	 * A line to print below the source line: a caret under the column of the error. Up to
	 * column 100 the source line begins with the line's first character, so the caret has
	 * {@code column - 1} characters before it; beyond that the source line is cut at the
	 * left and the caret has 60 before it. Tabs before it are kept as tabs.
	 * @return white space and a caret, or null without a source line
	 */
	public @Nullable String caretLine() {
		if (this.sourceLine == null) {
			return null;
		}
		StringBuilder result = new StringBuilder();
		this.sourceLine.codePoints()
			.limit(this.column - 1 - cutOff(this.column))
			.forEach((character) -> result.append((character == '\t') ? '\t' : ' '));
		return result.append('^').toString();
	}

	/**
	 * Create an error with the line it stands in.
	 * @param text the whole file
	 * @param line the line, the first is 1
	 * @param column the column, the first is 1
	 * @param message what is wrong
	 * @return the error
	 */
	static TomlSyntaxError in(String text, int line, int column, String message) {
		return new TomlSyntaxError(line, column, message, sourceLine(text, line, column));
	}

	private static @Nullable String sourceLine(String text, int line, int column) {
		int start = 0;
		for (int i = 1; i < line; i++) {
			start = text.indexOf('\n', start) + 1;
			if (start == 0) {
				return null;
			}
		}
		int end = text.indexOf('\n', start);
		StringBuilder result = new StringBuilder();
		text.substring(start, (end != -1) ? end : text.length())
			.codePoints()
			.skip(cutOff(column))
			.limit(WIDTH)
			.map((character) -> (Character.isISOControl(character) && character != '\t') ? '\uFFFD' : character)
			.forEach(result::appendCodePoint);
		return withoutReturn(result);
	}

	private static String withoutReturn(StringBuilder line) {
		int last = line.length() - 1;
		return ((last >= 0 && line.charAt(last) == '\uFFFD') ? line.deleteCharAt(last) : line).toString();
	}

	private static int cutOff(int column) {
		return (column > LAST_COLUMN) ? column - WIDTH / 2 - 1 : 0;
	}

	String position() {
		return this.line + ":" + this.column;
	}

	@Override
	public String toString() {
		return "TomlSyntaxError[" + position() + "]";
	}

}
