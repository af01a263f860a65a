package dev.opsboot.config;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * Finds many texts at once in the time that one takes, for every line of the log is
 * looked through for every secret. A block of three characters tells how far the search
 * may skip (S. Wu, U. Manber: A fast algorithm for multi-pattern searching, University of
 * Arizona, TR-94-17).
 */
final class SecretSearch {

	private static final int SIZE = 1 << 14;

	/**
	 * The longest that a few hundred texts of a few characters leave rare.
	 */
	private static final int BLOCK = 3;

	private final int window;

	private final byte[] skips = new byte[SIZE];

	private final String[][] endingIn = new String[SIZE][];

	/**
	 * Prepare the search.
	 * @param texts what is looked for, each of at least {@value #BLOCK} characters
	 */
	SecretSearch(Collection<String> texts) {
		this.window = texts.stream().mapToInt(String::length).min().orElse(Byte.MAX_VALUE);
		int furthest = Math.min(this.window - BLOCK + 1, Byte.MAX_VALUE);
		Arrays.fill(this.skips, (byte) furthest);
		Arrays.fill(this.endingIn, new String[0]);
		for (String text : texts) {
			for (int end = BLOCK - 1; end < this.window; end++) {
				int block = block(text, end);
				this.skips[block] = (byte) Math.min(this.skips[block], this.window - 1 - end);
			}
			add(block(text, this.window - 1), text);
		}
	}

	private void add(int block, String text) {
		String[] others = this.endingIn[block];
		String[] all = Arrays.copyOf(others, others.length + 1);
		all[all.length - 1] = text;
		this.endingIn[block] = all;
	}

	private static int block(String text, int end) {
		return ((text.charAt(end - 2) * 31 + text.charAt(end - 1)) * 31 + text.charAt(end)) & (SIZE - 1);
	}

	/**
	 * Find all places, also where they overlap.
	 * @param text the text to look through
	 * @param found what was found so far, may be null
	 * @return the positions that belong to a text that is looked for, null for none
	 */
	@Nullable BitSet find(String text, @Nullable BitSet found) {
		@Nullable BitSet result = found;
		int end = this.window - 1;
		while (end < text.length()) {
			int block = block(text, end);
			int skip = this.skips[block];
			if (skip == 0) {
				result = compare(text, end - this.window + 1, this.endingIn[block], result);
				skip = 1;
			}
			end += skip;
		}
		return result;
	}

	private static @Nullable BitSet compare(String text, int start, String[] candidates, @Nullable BitSet found) {
		@Nullable BitSet result = found;
		for (String candidate : candidates) {
			if (text.startsWith(candidate, start)) {
				result = (result != null) ? result : new BitSet(text.length());
				result.set(start, start + candidate.length());
			}
		}
		return result;
	}

}
