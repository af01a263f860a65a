package dev.opsboot.config.toml;

import java.util.Arrays;

/**
 * The lines of a TOML text without those that are blank or hold a comment only, as tomlj
 * 2.2.0 takes time cubic in runs of such lines (1,000 lines 3 s, 4,000 lines 72 s). A
 * line within a multi-line string is kept, so is a comment with a character that TOML
 * forbids there and the rest behind the last line break. Columns stay the same.
 */
final class CodeLines {

	/**
	 * More than are ever reported; each kept line counts in a run.
	 */
	private static final int MAX_FORBIDDEN = 2 * TomlParser.MAX_ERRORS;

	private final String source;

	private final StringBuilder code;

	private int[] lines = new int[64];

	private int kept;

	private int forbidden;

	CodeLines(String source) {
		this.source = source;
		this.code = new StringBuilder(source.length());
		split();
	}

	private void split() {
		CodeScanner scanner = new CodeScanner(this.source);
		int line = 1;
		int start = 0;
		for (int end = nextLine(start); end != -1; end = nextLine(start)) {
			if (scanner.isWithinString() || !isTrivia(start, end)) {
				scanner.scan(start, end);
				keep(line, start, end);
			}
			line++;
			start = end;
		}
		keep(line, start, this.source.length());
	}

	private int nextLine(int start) {
		int end = this.source.indexOf('\n', start);
		return (end != -1) ? end + 1 : -1;
	}

	private boolean isTrivia(int start, int end) {
		int i = start;
		while (this.source.charAt(i) == ' ' || this.source.charAt(i) == '\t') {
			i++;
		}
		if (this.source.charAt(i) == '#') {
			return isValidComment(i, end) || this.forbidden++ >= MAX_FORBIDDEN;
		}
		return isLineBreak(i, end);
	}

	private boolean isValidComment(int start, int end) {
		int i = start;
		while (isAllowedInComment(this.source.charAt(i))) {
			i++;
		}
		return isLineBreak(i, end);
	}

	private static boolean isAllowedInComment(char character) {
		return (character >= ' ' && character != '\u007F') || character == '\t';
	}

	private boolean isLineBreak(int index, int end) {
		return index == end - 1 || (index == end - 2 && this.source.charAt(index) == '\r');
	}

	private void keep(int line, int start, int end) {
		if (this.kept == this.lines.length) {
			this.lines = Arrays.copyOf(this.lines, 2 * this.kept);
		}
		this.lines[this.kept++] = line;
		this.code.append(this.source, start, end);
	}

	/**
	 * The text that is left.
	 * @return valid TOML with the same content if and only if the source is
	 */
	String code() {
		return this.code.toString();
	}

	/**
	 * Tell where a line of the code stands in the source.
	 * @param line the line of the code, the first is 1
	 * @return the line of the source, the first is 1; the last one for a line that is not
	 * there
	 */
	int sourceLine(int line) {
		return this.lines[Math.min(line, this.kept) - 1];
	}

}
