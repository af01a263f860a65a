package dev.opsboot.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import dev.opsboot.state.DataDirectory;
import dev.opsboot.state.StateFiles;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes state, in a few rounds, and prints the ratio to the plain way.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class StateBenchmark {

	private static final int ROUNDS = 3;

	private static final String TEXT = "0123456789abcdef".repeat(128);

	@Param({ "PLAIN", "STATE_FILE", "RUN_LOG" })
	private StateWriting writing = StateWriting.PLAIN;

	private StateWriting.Writer writer = (text) -> {
	};

	private AutoCloseable directory = () -> {
	};

	/**
	 * Measure and print.
	 * @param args none
	 * @throws RunnerException if the benchmark fails
	 */
	public static void main(String[] args) throws RunnerException {
		Options options = new OptionsBuilder().include(StateBenchmark.class.getName())
			.verbosity(VerboseMode.SILENT)
			.build();
		Report<StateWriting> times = new Report<>("Write 2 kB durably, microseconds", StateWriting.PLAIN);
		for (int round = 0; round < ROUNDS; round++) {
			for (RunResult result : new Runner(options).run()) {
				times.add(StateWriting.valueOf(result.getParams().getParam("writing")),
						result.getPrimaryResult().getScore());
			}
		}
		times.print();
	}

	/**
	 * Open the files.
	 * @throws IOException if a directory cannot be made
	 */
	@Setup
	public void open() throws IOException {
		Path path = Files.createDirectories(Path.of("target", "state"));
		Files.deleteIfExists(path.resolve("runs.jl"));
		DataDirectory directory = DataDirectory.open(path);
		this.directory = directory;
		this.writer = this.writing.open(path.resolve("plain"), new StateFiles(directory, JsonMapper.shared()));
	}

	/**
	 * Close the files.
	 * @throws Exception if that fails
	 */
	@TearDown
	public void close() throws Exception {
		this.directory.close();
	}

	/**
	 * Write.
	 * @throws IOException if it fails
	 */
	@Benchmark
	public void write() throws IOException {
		this.writer.write(TEXT);
	}

}
