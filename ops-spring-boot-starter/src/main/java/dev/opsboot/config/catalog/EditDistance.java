package dev.opsboot.config.catalog;

/**
 * The optimal string alignment distance: insertions, deletions, substitutions and
 * transpositions of neighbours, no part edited twice. Only cells within the limit of the
 * diagonal are computed.
 */
public final class EditDistance {

	private final String first;

	private final String second;

	private final int limit;

	private int[] beforePrevious;

	private int[] previous;

	private int[] current;

	private EditDistance(String first, String second, int limit) {
		this.first = first;
		this.second = second;
		this.limit = limit;
		this.beforePrevious = new int[second.length() + 1];
		this.previous = new int[second.length() + 1];
		this.current = new int[second.length() + 1];
	}

	/**
	 * Return the distance of two texts.
	 * @param first a text
	 * @param second the other
	 * @param limit the largest distance of interest
	 * @return the distance, or a number above the limit when it is larger
	 */
	public static int of(String first, String second, int limit) {
		if (Math.abs(first.length() - second.length()) > limit) {
			return limit + 1;
		}
		int shorter = Math.min(first.length(), second.length());
		int start = 0;
		while (start < shorter && first.charAt(start) == second.charAt(start)) {
			start++;
		}
		int end = 0;
		while (end < shorter - start
				&& first.charAt(first.length() - 1 - end) == second.charAt(second.length() - 1 - end)) {
			end++;
		}
		return new EditDistance(first.substring(start, first.length() - end),
				second.substring(start, second.length() - end), limit)
			.compute();
	}

	private int compute() {
		for (int column = 0; column < this.previous.length; column++) {
			this.previous[column] = column;
		}
		for (int row = 1; row <= this.first.length(); row++) {
			if (computeRow(row) > this.limit) {
				return this.limit + 1;
			}
			int[] oldest = this.beforePrevious;
			this.beforePrevious = this.previous;
			this.previous = this.current;
			this.current = oldest;
		}
		return this.previous[this.second.length()];
	}

	private int computeRow(int row) {
		int from = Math.max(1, row - this.limit);
		int to = Math.min(this.second.length(), row + this.limit);
		this.current[from - 1] = (from == 1) ? row : this.limit + 1;
		int best = this.current[from - 1];
		for (int column = from; column <= to; column++) {
			this.current[column] = cell(row, column);
			best = Math.min(best, this.current[column]);
		}
		if (to < this.second.length()) {
			this.current[to + 1] = this.limit + 1;
		}
		return best;
	}

	private int cell(int row, int column) {
		int substituted = this.previous[column - 1] + (matches(row, column) ? 0 : 1);
		int result = Math.min(substituted, 1 + Math.min(this.previous[column], this.current[column - 1]));
		if (row > 1 && column > 1 && matches(row, column - 1) && matches(row - 1, column)) {
			result = Math.min(result, this.beforePrevious[column - 2] + 1);
		}
		return result;
	}

	private boolean matches(int row, int column) {
		return this.first.charAt(row - 1) == this.second.charAt(column - 1);
	}

}
