package dev.opsboot.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.opsboot.metrics.LabelGuard;
import dev.opsboot.metrics.LabelRules;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
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

/**
 * Counts by a label, and scrapes many series, with and without a guard of the labels. The
 * registry without one has the label {@code service} all the same.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LabelBenchmark {

	private static final int SERIES = 10_000;

	private static final int VALUES = 64;

	private static final int MORE_VALUES = 4096;

	/**
	 * Whether labels are guarded.
	 */
	@Param
	private Registry registry = Registry.PLAIN;

	private final String[] known = values("known", VALUES);

	private final String[] more = values("more", MORE_VALUES);

	private PrometheusMeterRegistry counting = this.registry.create(VALUES);

	private PrometheusMeterRegistry scraped = this.registry.create(SERIES);

	private int next;

	private static String[] values(String name, int count) {
		return IntStream.range(0, count).mapToObj((number) -> name + number).toArray(String[]::new);
	}

	/**
	 * Fill the registries.
	 */
	@Setup
	public void fill() {
		this.counting = this.registry.create(VALUES);
		for (String value : this.known) {
			this.counting.counter("orders", "shop", value);
		}
		this.scraped = this.registry.create(SERIES);
		for (String value : values("series", SERIES)) {
			this.scraped.counter("orders", "shop", value);
		}
	}

	/**
	 * Count a value that has a series.
	 */
	@Benchmark
	public void knownValue() {
		count(this.known[this.next++ & (VALUES - 1)]);
	}

	/**
	 * Count a value that is past the limit, or, without one, another of the 4096.
	 */
	@Benchmark
	public void valueOverTheLimit() {
		count(this.more[this.next++ & (MORE_VALUES - 1)]);
	}

	private void count(String value) {
		this.counting.counter("orders", "shop", value).increment();
	}

	/**
	 * Scrape.
	 * @return the text
	 */
	@Benchmark
	public String scrape() {
		return this.scraped.scrape();
	}

	/**
	 * A registry.
	 */
	public enum Registry {

		/**
		 * As Micrometer has it.
		 */
		PLAIN,

		/**
		 * With the guard.
		 */
		GUARDED;

		PrometheusMeterRegistry create(int maxValues) {
			PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
			if (this == PLAIN) {
				registry.config().meterFilter(MeterFilter.commonTags(Tags.of("service", "benchmark")));
			}
			else {
				protect(registry, new LabelGuard(new LabelRules(maxValues, Set.of(), Map.of())));
			}
			return registry;
		}

		private static void protect(MeterRegistry registry, LabelGuard guard) {
			guard.protect(registry, List.of());
			registry.config().meterFilter(guard.serviceLabel("benchmark")).meterFilter(guard);
		}

	}

}
