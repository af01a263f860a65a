package dev.opsboot.config.toml;

import java.util.Random;

/**
 * Makes valid TOML documents that are hard on whoever takes comments out.
 */
final class RandomToml {

	private static final String[] TRIVIA = { "", "", "  ", "\t", "# comment", "  # a = \"\"\"", "#'''", "# \"", "#[",
			"\t# é😀 ]}", "#" };

	private static final String[] SCALARS = { "1", "-0.0", "true", "\"#\"", "'# \"'", "\"\\\"#\"", "\"\\\\\"", "''",
			"\"\"", "1979-05-27T07:32:01Z", "1979-05-27", "07:32:01", "0xff", "inf", "\"é😀\"", "'\\'" };

	private static final String[] LINES = { "# no comment", "", "  ", "a = 1", "[x]", "'", "''", "\\\\", "\\\"#", "\"",
			"\"\"", "\t# \"\"", "x = '", "]" };

	private final Random random;

	private final StringBuilder out = new StringBuilder();

	private final String lineBreak;

	private int keys;

	RandomToml(long seed) {
		this.random = new Random(seed);
		this.lineBreak = this.random.nextBoolean() ? "\n" : "\r\n";
	}

	String document() {
		int statements = 1 + this.random.nextInt(12);
		for (int i = 0; i < statements; i++) {
			trivia();
			statement();
		}
		trivia();
		this.out.append(this.random.nextBoolean() ? "# end" : "");
		return this.out.toString();
	}

	private void statement() {
		switch (this.random.nextInt(6)) {
			case 0 -> this.out.append("[t").append(this.keys++).append(".\"#\"]");
			case 1 -> this.out.append("[[a").append(this.random.nextInt(2)).append("]]");
			default -> keyValue();
		}
		endLine();
	}

	private void keyValue() {
		this.out.append("\t".repeat(this.random.nextInt(2)));
		switch (this.random.nextInt(5)) {
			case 0 -> this.out.append("k").append(this.keys++).append(" . '#x'");
			case 1 -> this.out.append("\"# ").append(this.keys++).append('"');
			default -> this.out.append("k").append(this.keys++);
		}
		this.out.append(this.random.nextBoolean() ? " = " : "=");
		value(0);
	}

	private void value(int depth) {
		switch (this.random.nextInt((depth < 3) ? 8 : 6)) {
			case 0 -> multiLine("\"\"\"");
			case 1 -> multiLine("'''");
			case 6 -> array(depth);
			case 7 -> inlineTable(depth);
			default -> this.out.append(pick(SCALARS));
		}
	}

	private void multiLine(String quotes) {
		this.out.append(quotes);
		int lines = this.random.nextInt(5);
		for (int i = 0; i < lines; i++) {
			this.out.append(pick(LINES)).append((this.random.nextInt(4) > 0) ? this.lineBreak : "x");
		}
		char last = this.out.charAt(this.out.length() - 1);
		if (last == '\'' || last == '"') {
			this.out.append('x');
		}
		this.out.append(quotes.substring(0, 1).repeat(this.random.nextInt(3))).append(quotes);
	}

	private void array(int depth) {
		this.out.append('[');
		int elements = this.random.nextInt(4);
		for (int i = 0; i < elements; i++) {
			breakLine();
			value(depth + 1);
			breakLine();
			this.out.append((i < elements - 1 || this.random.nextBoolean()) ? "," : "");
		}
		breakLine();
		this.out.append(']');
	}

	private void inlineTable(int depth) {
		this.out.append('{');
		int elements = this.random.nextInt(3);
		for (int i = 0; i < elements; i++) {
			breakLine();
			this.out.append("i").append(this.keys++).append(" = ");
			value(depth + 1);
			this.out.append((i < elements - 1) ? "," : "");
		}
		breakLine();
		this.out.append('}');
	}

	private void breakLine() {
		if (this.random.nextInt(3) == 0) {
			endLine();
			trivia();
		}
	}

	private void endLine() {
		this.out.append((this.random.nextInt(3) == 0) ? " # \"\"\" [ " : "").append(this.lineBreak);
	}

	private void trivia() {
		int lines = this.random.nextInt(4);
		for (int i = 0; i < lines; i++) {
			this.out.append(pick(TRIVIA)).append(this.random.nextBoolean() ? "\n" : this.lineBreak);
		}
	}

	private String pick(String[] choices) {
		return choices[this.random.nextInt(choices.length)];
	}

}
