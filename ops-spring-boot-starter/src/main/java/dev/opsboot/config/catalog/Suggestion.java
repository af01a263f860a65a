package dev.opsboot.config.catalog;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * A name that may have been meant.
 *
 * @param name the name
 * @param distance the number of edits
 * @param sibling whether it has the same parent as what was written
 */
record Suggestion(String name, int distance, boolean sibling) {

	private static final Comparator<Suggestion> BEST_FIRST = Comparator.comparingInt(Suggestion::distance)
		.thenComparing((suggestion) -> !suggestion.sibling())
		.thenComparing(Suggestion::name);

	/**
	 * Return the nearer of two: fewer edits, then the same parent, then the first in the
	 * alphabet.
	 * @param first a suggestion or null
	 * @param second a suggestion or null
	 * @return the better one, null when both are
	 */
	static @Nullable Suggestion better(@Nullable Suggestion first, @Nullable Suggestion second) {
		if (first == null || second == null) {
			return (first != null) ? first : second;
		}
		return (BEST_FIRST.compare(first, second) <= 0) ? first : second;
	}

}
