package dev.opsboot.config.catalog;

/**
 * The number of characters inserted, deleted, replaced, or swapped with their neighbour
 * that makes one word of another (optimal string alignment).
 */
final class EditDistance {

	private EditDistance() {
	}

	/**
	 * Measure the distance.
	 * @param a a word
	 * @param b another
	 * @param limit the largest distance of interest
	 * @return the distance, or any number above the limit when it is larger
	 */
	static int between(String a, String b, int limit) {
		if (Math.abs(a.length() - b.length()) > limit) {
			return limit + 1;
		}
		int[] beforeLast = new int[b.length() + 1];
		int[] last = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			last[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			int[] row = new int[b.length() + 1];
			row[0] = i;
			int least = i;
			for (int j = 1; j <= b.length(); j++) {
				int replaced = last[j - 1] + ((a.charAt(i - 1) == b.charAt(j - 1)) ? 0 : 1);
				row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
				if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
					row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
				}
				least = Math.min(least, row[j]);
			}
			if (least > limit) {
				return least;
			}
			beforeLast = last;
			last = row;
		}
		return last[b.length()];
	}

}
