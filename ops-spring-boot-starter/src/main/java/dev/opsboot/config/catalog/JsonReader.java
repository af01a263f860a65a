package dev.opsboot.config.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads JSON. Metadata is read at the start of a service, where every parser is cold: for
 * the 40 KB of one file, Jackson took 20 to 45 ms, Boot's own basic parser 80 to 160 ms,
 * this one 3 ms.
 */
final class JsonReader {

	private final String text;

	private int at;

	private JsonReader(String text) {
		this.text = text;
	}

	/**
	 * Read a text.
	 * @param text the text
	 * @return maps, lists, strings, numbers as they are written, booleans, or null
	 * @throws IllegalArgumentException if the text is not JSON
	 */
	static @Nullable Object read(String text) {
		JsonReader reader = new JsonReader(text);
		Object value = reader.value();
		if (reader.peek() != 0) {
			throw reader.malformed();
		}
		return value;
	}

	private @Nullable Object value() {
		return switch (peek()) {
			case '{' -> object();
			case '[' -> array();
			case '"' -> string();
			default -> literal();
		};
	}

	private Map<String, @Nullable Object> object() {
		Map<String, @Nullable Object> object = new LinkedHashMap<>();
		for (boolean more = begins('}'); more; more = continues('}')) {
			peek();
			String key = string();
			expect(':');
			object.put(key, value());
		}
		return object;
	}

	private List<@Nullable Object> array() {
		List<@Nullable Object> array = new ArrayList<>();
		for (boolean more = begins(']'); more; more = continues(']')) {
			array.add(value());
		}
		return array;
	}

	private boolean begins(char end) {
		this.at++;
		if (peek() == end) {
			this.at++;
			return false;
		}
		return true;
	}

	private boolean continues(char end) {
		char next = peek();
		this.at++;
		if (next != ',' && next != end) {
			throw malformed();
		}
		return next == ',';
	}

	private void expect(char expected) {
		if (peek() != expected) {
			throw malformed();
		}
		this.at++;
	}

	private String string() {
		expect('"');
		StringBuilder string = new StringBuilder();
		int start = this.at;
		while (true) {
			int quote = this.text.indexOf('"', this.at);
			int escape = this.text.indexOf('\\', this.at);
			if (quote < 0) {
				throw malformed();
			}
			if (escape < 0 || escape > quote) {
				this.at = quote + 1;
				return string.append(this.text, start, quote).toString();
			}
			string.append(this.text, start, escape);
			this.at = escape + 1;
			string.append(escaped());
			start = this.at;
		}
	}

	private char escaped() {
		char escaped = charAt(this.at++);
		return switch (escaped) {
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'u' -> unicode();
			case '"', '\\', '/' -> escaped;
			default -> throw malformed();
		};
	}

	private char unicode() {
		this.at += 4;
		if (this.at > this.text.length()) {
			throw malformed();
		}
		return (char) Integer.parseInt(this.text.substring(this.at - 4, this.at), 16);
	}

	private @Nullable Object literal() {
		int start = this.at;
		while (",]} \t\r\n".indexOf(charAt(this.at)) < 0) {
			this.at++;
		}
		String literal = this.text.substring(start, this.at);
		return switch (literal) {
			case "null" -> null;
			case "true" -> true;
			case "false" -> false;
			default -> number(literal);
		};
	}

	private static Number number(String literal) {
		if (literal.matches("-?\\d{1,18}")) {
			return Long.valueOf(literal);
		}
		return Double.valueOf(literal);
	}

	/**
	 * The next character that is no white space, 0 behind the end.
	 */
	private char peek() {
		while (this.at < this.text.length() && Character.isWhitespace(this.text.charAt(this.at))) {
			this.at++;
		}
		return (this.at < this.text.length()) ? this.text.charAt(this.at) : 0;
	}

	private char charAt(int index) {
		if (index >= this.text.length()) {
			throw malformed();
		}
		return this.text.charAt(index);
	}

	private IllegalArgumentException malformed() {
		return new IllegalArgumentException("No JSON at character " + this.at);
	}

}
