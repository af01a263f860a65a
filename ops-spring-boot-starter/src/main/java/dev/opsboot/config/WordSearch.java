package dev.opsboot.config;

import java.util.BitSet;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * Finds short texts where they are words: where no letter or digit stands beside them.
 */
final class WordSearch {

	private static final int SIZE = 1 << 12;

	private static final int ASCII = 128;

	private static final boolean[] WORD = new boolean[ASCII];

	static {
		for (char character = 0; character < ASCII; character++) {
			WORD[character] = Character.isLetterOrDigit(character);
		}
	}

	private final String[] texts;

	/**
	 * By the first two characters, so that few places have to be looked at.
	 */
	private final boolean[] starts = new boolean[SIZE];

	/**
	 * By the first character, for texts that have no other.
	 */
	private final boolean[] singles = new boolean[SIZE];

	/**
	 * Prepare the search.
	 * @param texts what is looked for, none of them empty
	 */
	WordSearch(Collection<String> texts) {
		this.texts = texts.toArray(String[]::new);
		for (String text : texts) {
			if (text.length() > 1) {
				this.starts[slot(text.charAt(0), text.charAt(1))] = true;
			}
			else {
				this.singles[slot(text.charAt(0), (char) 0)] = true;
			}
		}
	}

	private static int slot(char first, char second) {
		return (first * 31 + second) & (SIZE - 1);
	}

	/**
	 * Find all places.
	 * @param text the text to look through
	 * @param found what was found so far, may be null
	 * @return the positions that belong to a text that is looked for, null for none
	 */
	@Nullable BitSet find(String text, @Nullable BitSet found) {
		BitSet result = found;
		boolean inWord = false;
		for (int at = 0; at < text.length(); at++) {
			char first = text.charAt(at);
			if (!inWord && mayStart(first, text, at + 1)) {
				result = compare(text, at, result);
			}
			inWord = (first < ASCII) ? WORD[first] : Character.isLetterOrDigit(first);
		}
		return result;
	}

	private boolean mayStart(char first, String text, int next) {
		return this.singles[slot(first, (char) 0)]
				|| (next < text.length() && this.starts[slot(first, text.charAt(next))]);
	}

	private @Nullable BitSet compare(String text, int start, @Nullable BitSet found) {
		BitSet result = found;
		for (String candidate : this.texts) {
			int end = start + candidate.length();
			if (text.startsWith(candidate, start)
					&& (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
				result = (result != null) ? result : new BitSet(text.length());
				result.set(start, end);
			}
		}
		return result;
	}

}
