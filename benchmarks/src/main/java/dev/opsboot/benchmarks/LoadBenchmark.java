package dev.opsboot.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * Loads a file, in a JVM that has done so for a while.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 4, time = 1)
public class LoadBenchmark {

	@Param({ "TOML", "YAML" })
	private Format format = Format.TOML;

	@Param({ "40", "10000" })
	private int keys;

	private Resource resource = new FileSystemResource("");

	/**
	 * Write the file.
	 * @throws IOException if it cannot be written
	 */
	@Setup
	public void write() throws IOException {
		this.resource = new FileSystemResource(this.format.write(Path.of("target", "load"), this.keys));
	}

	/**
	 * Load the file.
	 * @return what was loaded
	 * @throws IOException if it cannot be read
	 */
	@Benchmark
	public List<PropertySource<?>> load() throws IOException {
		return this.format.load(this.resource);
	}

}
