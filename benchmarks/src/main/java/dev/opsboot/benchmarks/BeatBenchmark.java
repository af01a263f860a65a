package dev.opsboot.benchmarks;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.opsboot.heartbeat.Heartbeat;
import dev.opsboot.heartbeat.Pulse;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Beats one pulse of a running application, whose monitor takes the beats a hundred times
 * as often as it usually does.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BeatBenchmark {

	private @Nullable ConfigurableApplicationContext context;

	private Pulse pulse = new Heartbeat().pulse("work", Duration.ofSeconds(30));

	/**
	 * Measure time and allocation.
	 * @param args none
	 * @throws RunnerException if the benchmark fails
	 */
	public static void main(String[] args) throws RunnerException {
		new Runner(new OptionsBuilder().include(BeatBenchmark.class.getName()).addProfiler(GCProfiler.class).build())
			.run();
	}

	/**
	 * Start the application.
	 */
	@Setup
	public void start() {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(BeatingApplication.class)
			.web(WebApplicationType.NONE)
			.run("--ops.heartbeat.interval=10ms", "--ops.heartbeat.file=none", "--ops.process.pid-file=none");
		this.context = context;
		this.pulse = context.getBean(Heartbeat.class).pulse("work", Duration.ofSeconds(30));
	}

	/**
	 * Stop the application.
	 */
	@TearDown
	public void stop() {
		if (this.context != null) {
			this.context.close();
		}
	}

	/**
	 * Beat from one thread.
	 */
	@Benchmark
	public void oneThread() {
		this.pulse.beat();
	}

	/**
	 * Beat from two threads.
	 */
	@Benchmark
	@Threads(2)
	public void twoThreads() {
		this.pulse.beat();
	}

	/**
	 * An application with nothing to do.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	public static class BeatingApplication {

	}

}
