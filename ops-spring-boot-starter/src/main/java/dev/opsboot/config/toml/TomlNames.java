package dev.opsboot.config.toml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Property names of TOML keys, such that each key binds as a map key with its exact text.
 */
final class TomlNames {

	private TomlNames() {
	}

	/**
	 * Name a key of a table. A key that is not plain goes in brackets, one that is in
	 * brackets already stays as it is. A bracket within the key that has no partner is
	 * left out, as a property name cannot hold it.
	 * @param table the name of the table, empty for the root
	 * @param key the key as written, without quotes
	 * @return the property name
	 */
	static String child(String table, String key) {
		if (isPlain(key)) {
			return table.isEmpty() ? key : table + "." + key;
		}
		String balanced = balance(key);
		boolean bracketed = balanced.startsWith("[") && closing(balanced, 0) == balanced.length() - 1;
		return bracketed ? table + balanced : table + "[" + balanced + "]";
	}

	private static boolean isPlain(String key) {
		// Spring Boot drops a leading dash and an element without a letter or digit
		boolean wordy = false;
		for (int i = 0; i < key.length(); i++) {
			char character = key.charAt(i);
			boolean word = isLetterOrDigit(character);
			if (!word && character != '_' && (character != '-' || i == 0)) {
				return false;
			}
			wordy |= word;
		}
		return wordy;
	}

	private static boolean isLetterOrDigit(char character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
				|| (character >= '0' && character <= '9');
	}

	/**
	 * Name an element of an array.
	 * @param array the name of the array
	 * @param index the index, the first is 0
	 * @return the property name
	 */
	static String element(String array, int index) {
		return array + "[" + index + "]";
	}

	/**
	 * Take a property name apart. A bracket without a partner is text, with all behind
	 * it.
	 * @param name the name in any form that Spring Boot reads
	 * @return the keys and indexes, from the root on
	 */
	static List<Part> split(String name) {
		List<Part> parts = new ArrayList<>();
		int start = 0;
		while (start < name.length()) {
			int end = end(name, start);
			boolean bracketed = name.charAt(start) == '[' && end < name.length();
			if (bracketed || end > start) {
				parts.add(Part.of(name.substring(bracketed ? start + 1 : start, end), bracketed));
			}
			start = (bracketed || name.startsWith(".", end)) ? end + 1 : end;
		}
		return parts.isEmpty() ? List.of(Part.of("", false)) : parts;
	}

	private static int end(String name, int start) {
		if (name.charAt(start) == '[') {
			int closing = closing(name, start);
			return (closing != -1) ? closing : name.length();
		}
		int end = start;
		while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
			end++;
		}
		return end;
	}

	private static int closing(String name, int open) {
		int depth = 0;
		for (int i = open; i < name.length(); i++) {
			depth += change(name.charAt(i));
			if (depth == 0) {
				return i;
			}
		}
		return -1;
	}

	private static int change(char character) {
		return switch (character) {
			case '[' -> 1;
			case ']' -> -1;
			default -> 0;
		};
	}

	private static String balance(String key) {
		BitSet lone = new BitSet();
		Deque<Integer> open = new ArrayDeque<>();
		for (int i = 0; i < key.length(); i++) {
			if (key.charAt(i) == '[') {
				open.push(i);
			}
			else if (key.charAt(i) == ']' && open.poll() == null) {
				lone.set(i);
			}
		}
		open.forEach(lone::set);
		return IntStream.range(0, key.length())
			.filter((i) -> !lone.get(i))
			.mapToObj((i) -> String.valueOf(key.charAt(i)))
			.collect(Collectors.joining());
	}

	/**
	 * An element of a property name.
	 *
	 * @param text the text, without brackets
	 * @param index whether it may be the index of an array
	 */
	record Part(String text, boolean index) {

		private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,8}");

		static Part of(String text, boolean bracketed) {
			return new Part(text, bracketed && INDEX.matcher(text).matches());
		}

	}

}
