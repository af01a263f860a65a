package dev.opsboot.config.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The text of a metadata file, which is an object of arrays of objects. The objects are
 * found without parsing them: to parse all of Boot's own file takes six milliseconds in a
 * young JVM, to find the few objects of use one and a half.
 */
final class MetadataText {

	private static final String NAME = "\"name\"";

	private final String text;

	private final JsonReader reader;

	MetadataText(String text) {
		this.text = text;
		this.reader = new JsonReader(text);
	}

	/**
	 * Parse an object.
	 * @param position where it begins
	 * @return the object
	 * @throws IllegalArgumentException if it is not JSON
	 */
	@Nullable Object parse(int position) {
		return this.reader.readAt(position);
	}

	/**
	 * Find the objects of an array that have a name.
	 * @param array the name of the array
	 * @return where the objects begin, by their name in uniform form
	 */
	Map<String, Integer> positions(String array) {
		Map<String, Integer> result = new LinkedHashMap<>();
		List<Integer> starts = starts(array);
		for (int i = 0; i < starts.size(); i++) {
			int end = (i + 1 < starts.size()) ? starts.get(i + 1) : this.text.length();
			int member = this.text.indexOf(NAME, starts.get(i));
			if (member >= 0 && member < end) {
				int from = this.text.indexOf('"', member + NAME.length()) + 1;
				int to = this.text.indexOf('"', from);
				result.putIfAbsent(uniform(Math.max(from, 0), Math.max(from, to)), starts.get(i));
			}
		}
		return result;
	}

	private String uniform(int from, int to) {
		StringBuilder result = new StringBuilder(to - from);
		for (int i = from; i < to; i++) {
			char next = this.text.charAt(i);
			if (next != '-' && next != '_') {
				result.append(Character.toLowerCase(next));
			}
		}
		return result.toString();
	}

	// One loop without calls, as the JVM still interprets it
	private List<Integer> starts(String array) {
		List<Integer> result = new ArrayList<>();
		char[] characters = this.text.toCharArray();
		String member = "";
		int depth = 0;
		for (int i = 0; i < characters.length; i++) {
			char next = characters[i];
			if (next == '"') {
				int start = i++;
				while (i < characters.length && characters[i] != '"') {
					i += (characters[i] == '\\') ? 2 : 1;
				}
				if (depth == 1) {
					member = this.text.substring(start + 1, Math.min(i, characters.length));
				}
			}
			else if (next == '{' || next == '[') {
				if (depth == 2 && member.equals(array)) {
					result.add(i);
				}
				depth++;
			}
			else if (next == '}' || next == ']') {
				depth--;
			}
		}
		return result;
	}

}
