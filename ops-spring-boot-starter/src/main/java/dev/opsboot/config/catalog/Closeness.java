package dev.opsboot.config.catalog;

import java.util.Collection;

/**
 * How different two names may be for one to be taken for a misspelling of the other: two
 * edits, and one edit at most in three characters of the elements that differ. Below
 * three characters everything is near everything ({@code x} and {@code url} are three
 * edits apart, {@code to} and {@code id} two); a third is what typing errors in words of
 * four to six letters need, such as {@code prot} for {@code port}.
 */
final class Closeness {

	/**
	 * The most edits ever allowed.
	 */
	static final int LIMIT = 2;

	private static final int CHARACTERS_PER_EDIT = 3;

	private Closeness() {
	}

	/**
	 * Return how many edits may lie between two names.
	 * @param first the elements of a name, in uniform form
	 * @param second the elements of the other
	 * @return the number of edits
	 */
	static int limit(String[] first, String[] second) {
		int shorter = Math.min(first.length, second.length);
		int start = 0;
		while (start < shorter && first[start].equals(second[start])) {
			start++;
		}
		int end = 0;
		while (end < shorter - start && first[first.length - 1 - end].equals(second[second.length - 1 - end])) {
			end++;
		}
		int characters = Math.min(characters(first, start, end), characters(second, start, end));
		return Math.min(LIMIT, characters / CHARACTERS_PER_EDIT);
	}

	/**
	 * Whether a name begins with something close to one of some words, as it must to be
	 * close to any longer name that begins with that word.
	 * @param name the name in uniform form
	 * @param words the words
	 * @return whether one is close to the beginning of the name
	 */
	static boolean isCloseToBeginning(String name, Collection<String> words) {
		for (String word : words) {
			for (int length = word.length() - LIMIT; length <= word.length() + LIMIT; length++) {
				String beginning = name.substring(0, Math.max(0, Math.min(length, name.length())));
				if (EditDistance.of(beginning, word, LIMIT) <= LIMIT) {
					return true;
				}
			}
		}
		return false;
	}

	private static int characters(String[] elements, int start, int end) {
		int result = 0;
		for (int i = start; i < elements.length - end; i++) {
			result += elements[i].length();
		}
		return result;
	}

	/**
	 * Whether two names differ in the last element only.
	 * @param first the elements of a name, in uniform form
	 * @param second the elements of the other
	 * @return whether they have the same parent
	 */
	static boolean isSibling(String[] first, String[] second) {
		if (first.length != second.length) {
			return false;
		}
		for (int i = 0; i < first.length - 1; i++) {
			if (!first[i].equals(second[i])) {
				return false;
			}
		}
		return true;
	}

}
