package dev.opsboot.config.toml;

/**
 * Tells which lines of a TOML text begin within a multi-line string. In malformed text it
 * leans to where tomlj goes on: a string of one line ends with its line, three quotes
 * begin a multi-line string only where a value may begin, and a control character ends
 * it.
 */
final class CodeScanner {

	private static final char NOTHING = '\n';

	private final String source;

	/**
	 * The quote that ends the multi-line string the scanner is in.
	 */
	private char quote = NOTHING;

	/**
	 * The last character before the scanner that is neither white space nor comment.
	 */
	private char previous = NOTHING;

	/**
	 * How many brackets and braces are open.
	 */
	private int depth;

	CodeScanner(String source) {
		this.source = source;
	}

	/**
	 * Whether the next line begins within a multi-line string.
	 * @return whether comments and blank lines are content
	 */
	boolean isWithinString() {
		return this.quote != NOTHING;
	}

	/**
	 * Scan the next line; lines of comments and blank ones need no scan.
	 * @param start the index of its first character
	 * @param end the index behind its line break
	 */
	void scan(int start, int end) {
		int i = start;
		while (i < end) {
			i = isWithinString() ? scanMultiLineString(i, end) : scanCode(i, end);
		}
		if (this.previous == '=') {
			this.previous = NOTHING;
		}
	}

	private int scanMultiLineString(int start, int end) {
		int i = start;
		while (i < end) {
			int run = quotes(i, end);
			if (run >= 3) {
				return endMultiLineString(i + Math.min(run, 5));
			}
			if (isForbidden(i)) {
				return endMultiLineString(end);
			}
			i += (run > 0) ? run : length(i, this.quote);
		}
		return i;
	}

	private boolean isForbidden(int index) {
		char character = this.source.charAt(index);
		return switch (character) {
			case '\t', '\n' -> false;
			case '\r' -> this.source.charAt(index + 1) != '\n';
			default -> Character.isISOControl(character) && character <= '\u007F';
		};
	}

	private int endMultiLineString(int end) {
		this.previous = this.quote;
		this.quote = NOTHING;
		return end;
	}

	private int quotes(int start, int end) {
		int i = start;
		while (i < end && this.source.charAt(i) == this.quote) {
			i++;
		}
		return i - start;
	}

	private int length(int index, char quote) {
		// An escaped character counts with its backslash
		return (quote == '"' && this.source.charAt(index) == '\\') ? 2 : 1;
	}

	private int scanCode(int index, int end) {
		char character = this.source.charAt(index);
		switch (character) {
			case '#':
				return end;
			case '"', '\'':
				return scanString(index, end, character);
			case ' ', '\t', '\r', '\n':
				return index + 1;
			default:
				scanPunctuation(character);
				return index + 1;
		}
	}

	private void scanPunctuation(char character) {
		if (character == '[' || character == '{') {
			this.depth++;
		}
		else if ((character == ']' || character == '}') && this.depth > 0) {
			this.depth--;
		}
		this.previous = (character == '=' && this.previous == '=') ? NOTHING : character;
	}

	private int scanString(int start, int end, char quote) {
		if (isMultiLine(start, quote)) {
			this.quote = quote;
			return start + 3;
		}
		this.previous = quote;
		int i = start + 1;
		while (i < end && this.source.charAt(i) != quote) {
			i += length(i, quote);
		}
		return i + 1;
	}

	private boolean isMultiLine(int start, char quote) {
		boolean element = this.depth > 0 && (this.previous == '[' || this.previous == ',');
		boolean value = this.previous == '=' || element;
		return value && this.source.charAt(start + 1) == quote && this.source.charAt(start + 2) == quote;
	}

}
