package dev.opsboot.config.catalog;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Writes JSON that people read too: indented by two spaces. Boot's own writer has no
 * indentation.
 */
final class Json {

	private final StringBuilder out = new StringBuilder();

	private Json() {
	}

	/**
	 * Write a value.
	 * @param value a map, collection, text, number, boolean, or null
	 * @return the JSON, ended by a line feed
	 */
	static String write(Object value) {
		Json json = new Json();
		json.append(value, "\n");
		return json.out.append('\n').toString();
	}

	private void append(@Nullable Object value, String newLine) {
		if (value instanceof Map<?, ?> map) {
			appendAll('{', map.entrySet(), '}', newLine);
		}
		else if (value instanceof Collection<?> collection) {
			appendAll('[', collection, ']', newLine);
		}
		else if (value instanceof Map.Entry<?, ?> entry) {
			appendText(String.valueOf(entry.getKey()));
			this.out.append(": ");
			append(entry.getValue(), newLine);
		}
		else if (value == null || value instanceof Boolean || value instanceof Number) {
			this.out.append(value);
		}
		else {
			appendText(value.toString());
		}
	}

	private void appendAll(char open, Collection<?> elements, char close, String newLine) {
		this.out.append(open);
		for (Iterator<?> iterator = elements.iterator(); iterator.hasNext();) {
			this.out.append(newLine).append("  ");
			append(iterator.next(), newLine + "  ");
			this.out.append(iterator.hasNext() ? "," : newLine);
		}
		this.out.append(close);
	}

	private void appendText(String text) {
		this.out.append('"');
		text.chars().forEach((character) -> {
			if (character == '"' || character == '\\') {
				this.out.append('\\').append((char) character);
			}
			else if (character < ' ') {
				this.out.append("\\u%04x".formatted(character));
			}
			else {
				this.out.append((char) character);
			}
		});
		this.out.append('"');
	}

}
