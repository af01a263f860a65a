package dev.opsboot.benchmarks;

import org.openjdk.jmh.runner.RunnerException;

/**
 * Prints what a line of the log costs, as ratios to the default of Boot.
 */
public final class LogRatios {

	private LogRatios() {
	}

	/**
	 * Measure and print.
	 * @param args none
	 * @throws RunnerException if it fails
	 */
	public static void main(String[] args) throws RunnerException {
		new JmhRatios<>(LogBenchmark.class, "way", LogBenchmark.Way.BOOT_PATTERN).print("pairs", "exception");
	}

}
