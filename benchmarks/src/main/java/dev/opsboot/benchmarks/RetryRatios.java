package dev.opsboot.benchmarks;

import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs {@link RetryBenchmark} and prints the ratios to the engines used bare, then
 * {@link ClassifyBenchmark}.
 */
public final class RetryRatios {

	private RetryRatios() {
	}

	/**
	 * Measure and print.
	 * @param args none
	 * @throws RunnerException if the benchmark fails
	 */
	public static void main(String[] args) throws RunnerException {
		new JmhRatios<>(RetryBenchmark.class, "way", RetryBenchmark.Way.BARE).print("springRetryTemplate",
				"coreRetryTemplate", "springRetryProxy", "coreRetryProxy");
		new JmhRatios<>(ClassifyBenchmark.class, "depth", ClassifyBenchmark.Depth.DIRECT).print("classify");
	}

}
