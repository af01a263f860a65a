package dev.opsboot.benchmarks;

import java.util.Objects;

import dev.opsboot.benchmarks.LabelBenchmark.Registry;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link LabelBenchmark} in a few rounds and prints the ratios to a registry without
 * a guard.
 */
public final class LabelRatios {

	private static final int ROUNDS = 3;

	private LabelRatios() {
	}

	/**
	 * Measure and print.
	 * @param args none
	 * @throws RunnerException if the benchmark fails
	 */
	public static void main(String[] args) throws RunnerException {
		for (String benchmark : new String[] { "knownValue", "valueOverTheLimit", "scrape" }) {
			Report<Registry> times = new Report<>(benchmark + ", nanoseconds", Registry.PLAIN);
			Report<Registry> memory = new Report<>(benchmark + ", bytes allocated", Registry.PLAIN);
			Options options = new OptionsBuilder().include(LabelBenchmark.class.getName() + "." + benchmark)
				.addProfiler(GCProfiler.class)
				.verbosity(VerboseMode.SILENT)
				.build();
			for (int round = 0; round < ROUNDS; round++) {
				new Runner(options).run().forEach((result) -> add(result, times, memory));
			}
			times.print();
			memory.print();
		}
	}

	private static void add(RunResult result, Report<Registry> times, Report<Registry> memory) {
		Registry registry = Registry.valueOf(result.getParams().getParam("registry"));
		times.add(registry, result.getPrimaryResult().getScore());
		memory.add(registry,
				Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"), "The profiler ran")
					.getScore());
	}

}
