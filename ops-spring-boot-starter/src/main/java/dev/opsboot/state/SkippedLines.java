package dev.opsboot.state;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.slf4j.Logger;

/**
 * Reports the lines of a file that are no records: how many, and the numbers of the first
 * ones.
 */
final class SkippedLines {

	private static final int MAX_NUMBERS = 10;

	private final long start;

	private final List<Long> first = new ArrayList<>();

	private long count;

	private long number;

	/**
	 * Create the report.
	 * @param start the byte of the file from which lines are counted; where it is not the
	 * first one, the line it is in is not read, and counts
	 */
	SkippedLines(long start) {
		this.start = start;
		this.number = (start > 0) ? 1 : 0;
	}

	/**
	 * Note the next line.
	 * @param skip whether it is skipped
	 */
	void count(boolean skip) {
		this.number++;
		if (skip) {
			if (this.count < MAX_NUMBERS) {
				this.first.add(this.number);
			}
			this.count++;
		}
	}

	/**
	 * Report what was noted, if anything was, in one line at WARN.
	 * @param logger takes the report
	 * @param path the file
	 */
	void report(Logger logger, Path path) {
		if (this.count > 0) {
			String numbers = this.first.stream().map(String::valueOf).collect(Collectors.joining(", "));
			logger.warn("Skipped {} of {}: no record in line {}{}{}",
					(this.count == 1) ? "1 line" : this.count + " lines", path, numbers,
					(this.count > MAX_NUMBERS) ? " and more" : "",
					(this.start > 0) ? ", counted from byte " + this.start : "");
		}
	}

}
