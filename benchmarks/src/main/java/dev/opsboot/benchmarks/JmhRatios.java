package dev.opsboot.benchmarks;

import java.util.Objects;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs a benchmark of several variants in a few rounds and prints the ratios to one of
 * them.
 *
 * @param <V> the variants
 */
final class JmhRatios<V extends Enum<V>> {

	private static final int ROUNDS = 3;

	private final Class<?> benchmark;

	private final String param;

	private final V base;

	/**
	 * Prepare.
	 * @param benchmark the class of the benchmark
	 * @param param the parameter that has the variants as its values
	 * @param base the variant that the others are compared with
	 */
	JmhRatios(Class<?> benchmark, String param, V base) {
		this.benchmark = benchmark;
		this.param = param;
		this.base = base;
	}

	/**
	 * Measure and print the time and the allocations of each call.
	 * @param methods the methods of the benchmark
	 * @throws RunnerException if it fails
	 */
	void print(String... methods) throws RunnerException {
		for (String method : methods) {
			Report<V> times = new Report<>(method + ", nanoseconds", this.base);
			Report<V> memory = new Report<>(method + ", bytes allocated", this.base);
			Options options = new OptionsBuilder().include(this.benchmark.getName() + "\\." + method + "$")
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

	private void add(RunResult result, Report<V> times, Report<V> memory) {
		V variant = Enum.valueOf(this.base.getDeclaringClass(), result.getParams().getParam(this.param));
		times.add(variant, result.getPrimaryResult().getScore());
		memory.add(variant,
				Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"), "The profiler ran")
					.getScore());
	}

}
