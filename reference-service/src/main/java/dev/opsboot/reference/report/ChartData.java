package dev.opsboot.reference.report;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the script of the page draws. Times are milliseconds since the epoch.
 *
 * @param from where the first bucket begins
 * @param to where the time axis ends
 * @param step the length of a bucket
 * @param lines the strategies
 * @param hours the hours, without a gap
 */
record ChartData(long from, long to, long step, List<Line> lines, List<Hour> hours) {

	/**
	 * A line.
	 *
	 * @param name the strategy
	 * @param values its change in percent by bucket, null for one without prices
	 */
	record Line(String name, List<@Nullable Double> values) {

	}

	/**
	 * A bar.
	 *
	 * @param start when the hour begins
	 * @param polls how many polls it had
	 * @param failed how many of them failed
	 */
	record Hour(long start, long polls, long failed) {

	}

}
