package dev.opsboot.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/**
 * Runs {@link LoadBenchmark} in a few rounds, so that a machine that gets slower does so
 * for all loaders, and prints each loader's ratio to the YAML loader.
 */
public final class LoadRatios {

	private static final int ROUNDS = 3;

	private LoadRatios() {
	}

	/**
	 * Measure and print.
	 * @param args none
	 * @throws IOException if a file cannot be written or read
	 * @throws RunnerException if the benchmark fails
	 */
	public static void main(String[] args) throws IOException, RunnerException {
		checkSameContent();
		List<RunResult> results = run();
		for (String keys : List.of("40", "10000")) {
			Report<Format> times = new Report<>("Load %s keys, microseconds".formatted(keys), Format.YAML);
			Report<Format> memory = new Report<>("Load %s keys, kilobytes allocated".formatted(keys), Format.YAML);
			results.stream().filter((result) -> keys.equals(result.getParams().getParam("keys"))).forEach((result) -> {
				Format format = Format.valueOf(result.getParams().getParam("format"));
				times.add(format, result.getPrimaryResult().getScore());
				memory.add(format, allocated(result) / 1000);
			});
			times.print();
			memory.print();
		}
	}

	private static double allocated(RunResult result) {
		return Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"), "The profiler ran")
			.getScore();
	}

	private static List<RunResult> run() throws RunnerException {
		Options options = new OptionsBuilder().include(LoadBenchmark.class.getName())
			.addProfiler(GCProfiler.class)
			.verbosity(VerboseMode.SILENT)
			.build();
		List<RunResult> results = new ArrayList<>();
		for (int round = 0; round < ROUNDS; round++) {
			results.addAll(new Runner(options).run());
		}
		return results;
	}

	private static void checkSameContent() throws IOException {
		Map<String, String> expected = content(Format.PROPERTIES);
		for (Format format : Format.values()) {
			if (!content(format).equals(expected)) {
				throw new IllegalStateException(format + " has another content: " + content(format));
			}
		}
	}

	private static Map<String, String> content(Format format) throws IOException {
		Map<String, String> content = new TreeMap<>();
		Path file = format.write(Path.of("target", "load"), 40);
		for (PropertySource<?> source : format.load(new FileSystemResource(file))) {
			for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
				content.put(name, String.valueOf(source.getProperty(name)));
			}
		}
		return content;
	}

}
