package dev.opsboot.config;

import java.util.BitSet;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * Finds short texts where they are words: where no letter or digit stands beside them.
 */
final class WordSearch {

	private static final int SIZE = 1 << 8;

	private final String[] texts;

	private final BitSet starts = new BitSet(SIZE);

	/**
	 * Prepare the search.
	 * @param texts what is looked for, none of them empty
	 */
	WordSearch(Collection<String> texts) {
		this.texts = texts.toArray(String[]::new);
		texts.forEach((text) -> this.starts.set(slot(text, 0)));
	}

	private static int slot(String text, int at) {
		return text.charAt(at) & (SIZE - 1);
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
			if (!inWord && this.starts.get(slot(text, at))) {
				result = compare(text, at, result);
			}
			inWord = Character.isLetterOrDigit(text.charAt(at));
		}
		return result;
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
