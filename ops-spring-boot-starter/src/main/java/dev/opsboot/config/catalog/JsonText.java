package dev.opsboot.config.catalog;

import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Writes JSON for people to read: two spaces of indent, one member or element a line.
 * Boot's own writer has no line breaks.
 */
final class JsonText {

	private static final String CONTROL = "\\u%04x";

	private final StringBuilder text = new StringBuilder();

	private JsonText() {
	}

	/**
	 * Write a value.
	 * @param value a map, collection, number, boolean or null; anything else is written
	 * as its string
	 * @return the JSON, which ends in a line feed
	 */
	static String write(@Nullable Object value) {
		JsonText json = new JsonText();
		json.append(value, "\n");
		return json.text.append('\n').toString();
	}

	private void append(@Nullable Object value, String indent) {
		if (value instanceof Map<?, ?> map) {
			appendMap(map, indent);
		}
		else if (value instanceof Collection<?> collection) {
			appendCollection(collection, indent);
		}
		else if (value == null || value instanceof Number || value instanceof Boolean) {
			this.text.append(value);
		}
		else {
			appendString(value.toString());
		}
	}

	private void appendMap(Map<?, ?> map, String indent) {
		String separator = "{";
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			this.text.append(separator).append(indent).append("  ");
			appendString(String.valueOf(entry.getKey()));
			this.text.append(": ");
			append(entry.getValue(), indent + "  ");
			separator = ",";
		}
		this.text.append((map.isEmpty()) ? "{" : indent).append('}');
	}

	private void appendCollection(Collection<?> collection, String indent) {
		String separator = "[";
		for (Object element : collection) {
			this.text.append(separator).append(indent).append("  ");
			append(element, indent + "  ");
			separator = ",";
		}
		this.text.append((collection.isEmpty()) ? "[" : indent).append(']');
	}

	private void appendString(String string) {
		this.text.append('"');
		string.chars().forEach((character) -> appendCharacter((char) character));
		this.text.append('"');
	}

	private void appendCharacter(char character) {
		switch (character) {
			case '"', '\\' -> this.text.append('\\').append(character);
			case '\n' -> this.text.append("\\n");
			case '\r' -> this.text.append("\\r");
			case '\t' -> this.text.append("\\t");
			default -> {
				if (character < ' ' || Character.isSurrogate(character)) {
					this.text.append(CONTROL.formatted((int) character));
				}
				else {
					this.text.append(character);
				}
			}
		}
	}

}
