package dev.opsboot.reference.quotes;

import java.util.concurrent.TimeUnit;

import dev.opsboot.reference.ReferenceServiceApplication;
import dev.opsboot.reference.prices.PriceBook;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Asks the reference service for quotes in process, while its feed gives it new prices
 * every two seconds, and prints how long that takes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 4)
public class QuoteBenchmark {

	/**
	 * The asset to come out for mSOL.
	 */
	@Param({ "SOL", "USDC", "USDT" })
	private String to = "";

	private @Nullable ConfigurableApplicationContext context;

	private @Nullable QuoteController controller;

	/**
	 * Start the service and wait for prices.
	 * @throws InterruptedException if waiting is interrupted
	 */
	@Setup
	public void start() throws InterruptedException {
		ConfigurableApplicationContext started = SpringApplication.run(ReferenceServiceApplication.class,
				"--server.port=0", "--logging.level.root=warn", "../reference-service/cfg/config.toml");
		this.context = started;
		this.controller = started.getBean(QuoteController.class);
		while (started.getBean(PriceBook.class).current().curves().isEmpty()) {
			Thread.sleep(10);
		}
	}

	/**
	 * Stop the service.
	 */
	@TearDown
	public void stop() {
		if (this.context != null) {
			this.context.close();
		}
	}

	/**
	 * Ask for a quote.
	 * @return the quote
	 */
	@Benchmark
	public @Nullable Object quote() {
		return (this.controller != null) ? this.controller.quote("mSOL", this.to, "12.5") : null;
	}

	/**
	 * Measure and print.
	 * @param args none
	 * @throws RunnerException if the benchmark fails
	 */
	public static void main(String[] args) throws RunnerException {
		System.out.printf("%nA quote in process, microseconds%n%-28s %10s %10s %10s%n", "", "median", "p99", "p99.9");
		new Runner(new OptionsBuilder().include(QuoteBenchmark.class.getName()).verbosity(VerboseMode.SILENT).build())
			.run()
			.forEach(QuoteBenchmark::print);
	}

	private static void print(RunResult result) {
		Statistics times = result.getPrimaryResult().getStatistics();
		System.out.printf("%-28s %10.1f %10.1f %10.1f%n", "mSOL to " + result.getParams().getParam("to"),
				times.getPercentile(50), times.getPercentile(99), times.getPercentile(99.9));
	}

}
