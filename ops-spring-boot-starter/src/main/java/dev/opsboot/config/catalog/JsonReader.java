package dev.opsboot.config.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259) to maps, lists, strings, numbers and booleans. Of Boot's own
 * parsers the one on Jackson takes some 220 ms in a fresh JVM and needs Jackson, and the
 * basic one fails on Boot's own metadata (measured with Boot 4.1.1).
 */
final class JsonReader {

	private static final int MAX_DEPTH = 64;

	private static final char END = 0;

	private final String json;

	private final char[] characters;

	private int position;

	private int nextEscape;

	private int depth;

	JsonReader(String json) {
		this.json = json;
		this.characters = json.toCharArray();
	}

	/**
	 * Read one value.
	 * @param position where the value begins
	 * @return the value, null for JSON {@code null}
	 * @throws IllegalArgumentException if this is not JSON or is nested more than 64 deep
	 */
	@Nullable Object readAt(int position) {
		this.position = position;
		this.depth = 0;
		this.nextEscape = -1;
		return value();
	}

	private @Nullable Object value() {
		return switch (peek()) {
			case '{' -> object();
			case '[' -> array();
			case '"' -> string();
			case 't' -> literal("true", Boolean.TRUE);
			case 'f' -> literal("false", Boolean.FALSE);
			case 'n' -> literal("null", null);
			default -> number();
		};
	}

	private Map<String, @Nullable Object> object() {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		enter();
		for (boolean more = !leave('}'); more; more = separator('}')) {
			expect(peek() == '"');
			String name = string();
			expect(peek() == ':');
			this.position++;
			result.put(name, value());
		}
		return result;
	}

	private List<@Nullable Object> array() {
		List<@Nullable Object> result = new ArrayList<>();
		enter();
		for (boolean more = !leave(']'); more; more = separator(']')) {
			result.add(value());
		}
		return result;
	}

	private void enter() {
		this.position++;
		expect(++this.depth <= MAX_DEPTH);
	}

	private boolean leave(char end) {
		if (peek() != end) {
			return false;
		}
		this.position++;
		this.depth--;
		return true;
	}

	private boolean separator(char end) {
		if (leave(end)) {
			return false;
		}
		expect(peek() == ',');
		this.position++;
		return true;
	}

	// Looks for the end with methods of String, which a young JVM has compiled already
	private String string() {
		int start = this.position + 1;
		int end = this.json.indexOf('"', start);
		expect(end >= 0);
		if (this.nextEscape < start) {
			int escape = this.json.indexOf('\\', start);
			this.nextEscape = (escape >= 0) ? escape : this.characters.length;
		}
		this.position = Math.min(end, this.nextEscape) + 1;
		String text = this.json.substring(start, this.position - 1);
		return (end < this.nextEscape) ? text : text.concat(escapedString());
	}

	private String escapedString() {
		StringBuilder result = new StringBuilder().append(escaped(next()));
		for (char next = next(); next != '"'; next = next()) {
			result.append((next == '\\') ? escaped(next()) : next);
		}
		return result.toString();
	}

	private char escaped(char escape) {
		return switch (escape) {
			case '"', '\\', '/' -> escape;
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'u' -> unicode();
			default -> throw malformed();
		};
	}

	private char unicode() {
		int result = 0;
		for (int i = 0; i < 4; i++) {
			int digit = Character.digit(next(), 16);
			expect(digit >= 0);
			result = (result << 4) + digit;
		}
		return (char) result;
	}

	private Object number() {
		int start = this.position;
		while (this.position < this.characters.length
				&& "+-.eE0123456789".indexOf(this.characters[this.position]) >= 0) {
			this.position++;
		}
		try {
			return new BigDecimal(this.characters, start, this.position - start);
		}
		catch (NumberFormatException ex) {
			throw malformed();
		}
	}

	private @Nullable Object literal(String text, @Nullable Object value) {
		for (int i = 0; i < text.length(); i++) {
			expect(next() == text.charAt(i));
		}
		return value;
	}

	private char next() {
		expect(this.position < this.characters.length);
		return this.characters[this.position++];
	}

	private char peek() {
		int next = this.position;
		while (next < this.characters.length && this.characters[next] <= ' ') {
			next++;
		}
		this.position = next;
		return (next < this.characters.length) ? this.characters[next] : END;
	}

	private void expect(boolean condition) {
		if (!condition) {
			throw malformed();
		}
	}

	private IllegalArgumentException malformed() {
		return new IllegalArgumentException("Not JSON at position " + this.position);
	}

}
