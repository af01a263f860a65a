package dev.opsboot.benchmarks;

import dev.opsboot.benchmarks.LabelBenchmark.Registry;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs {@link LabelBenchmark} and prints the ratios to a registry without a guard.
 */
public final class LabelRatios {

	private LabelRatios() {
	}

	/**
	 * Measure and print.
	 * @param args none
	 * @throws RunnerException if the benchmark fails
	 */
	public static void main(String[] args) throws RunnerException {
		new JmhRatios<>(LabelBenchmark.class, "registry", Registry.PLAIN).print("knownValue", "valueOverTheLimit",
				"scrape");
	}

}
