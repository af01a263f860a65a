package dev.opsboot.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A flood of values over meters of every kind, more of it with
 * {@code -Dops.test.values=10000000}.
 */
class LabelFloodTests {

	private static final int VALUES = Integer.getInteger("ops.test.values", 400_000);

	private static final int WARM_UP = 100_000;

	private static final int FLOODS = 3;

	private static final int FLAT = 1_000_000;

	private static final int THREADS = 8;

	private static final int MAX = 100;

	private static final List<String> METERS = List.of("counter", "timer", "summary", "task", "gauge", "function",
			"observation", "observation.active");

	@ParameterizedTest
	@EnumSource
	void leavesNothingBehindAndLosesNothing(Kind kind) throws Exception {
		MeterRegistry leaf = kind.leaf();
		LabelGuard guard = new LabelGuard(new LabelRules(MAX, Set.of(), Map.of()));
		guard.protect(leaf, List.of());
		leaf.config().meterFilter(guard);
		Recorder recorder = new Recorder((kind == Kind.COMPOSITE) ? composite(guard, leaf) : leaf);
		recorder.record(0, WARM_UP);
		long growth = growth(recorder);
		METERS.forEach((meter) -> assertThat(leaf.find(meter).meters()).as(meter).hasSize(MAX + 1));
		assertThat(counted(leaf)).isEqualTo(recorder.recorded());
		assertThat(growth).as("growth of the heap in bytes").isLessThan(FLAT);
	}

	/**
	 * What other tests of this JVM have left may move as well, but not with each flood.
	 */
	private static long growth(Recorder recorder) throws InterruptedException {
		long growth = Long.MAX_VALUE;
		for (int flood = 0; flood < FLOODS && growth >= FLAT; flood++) {
			long before = usedHeap();
			recorder.record(WARM_UP + flood * VALUES, WARM_UP + (flood + 1) * VALUES);
			growth = usedHeap() - before;
		}
		return growth;
	}

	private static CompositeMeterRegistry composite(LabelGuard guard, MeterRegistry leaf) {
		CompositeMeterRegistry composite = new CompositeMeterRegistry();
		guard.protect(composite, List.of());
		composite.add(leaf);
		return composite;
	}

	private static Map<String, Long> counted(MeterRegistry registry) {
		return Map.of("counter", (long) registry.find("counter").counters().stream().mapToDouble(Counter::count).sum(),
				"timer", registry.find("timer").timers().stream().mapToLong(Timer::count).sum(), "summary",
				registry.find("summary").summaries().stream().mapToLong(DistributionSummary::count).sum(),
				"observation", registry.find("observation").timers().stream().mapToLong(Timer::count).sum());
	}

	private static long usedHeap() throws InterruptedException {
		for (int i = 0; i < 3; i++) {
			System.gc();
			Thread.sleep(50);
		}
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	/**
	 * What takes the flood.
	 */
	enum Kind {

		SIMPLE, PROMETHEUS, COMPOSITE;

		MeterRegistry leaf() {
			return (this != SIMPLE) ? new PrometheusMeterRegistry(PrometheusConfig.DEFAULT) : new SimpleMeterRegistry();
		}

	}

	/**
	 * Records each value into a meter of each kind.
	 */
	private static final class Recorder {

		private final MeterRegistry registry;

		private final ObservationRegistry observations = ObservationRegistry.create();

		private final AtomicInteger held = new AtomicInteger(1);

		private final LongAdder[] recorded = Stream.generate(LongAdder::new)
			.limit(METERS.size())
			.toArray(LongAdder[]::new);

		Recorder(MeterRegistry registry) {
			this.registry = registry;
			this.observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(registry));
		}

		void record(int from, int to) throws InterruptedException {
			ExecutorService executor = Executors.newFixedThreadPool(THREADS);
			for (int thread = 0; thread < THREADS; thread++) {
				int first = from + thread;
				executor.submit(() -> {
					for (int value = first; value < to; value += THREADS) {
						record("v" + value, (value / THREADS) % METERS.size());
					}
				});
			}
			executor.shutdown();
			assertThat(executor.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
		}

		private void record(String value, int meter) {
			this.recorded[meter].increment();
			switch (meter) {
				case 0 -> this.registry.counter("counter", "value", value).increment();
				case 1 -> this.registry.timer("timer", "value", value).record(Duration.ofMillis(1));
				case 2 -> this.registry.summary("summary", "value", value).record(1);
				case 3 -> LongTaskTimer.builder("task").tag("value", value).register(this.registry).start().stop();
				case 4 ->
					Gauge.builder("gauge", this.held, AtomicInteger::get).tag("value", value).register(this.registry);
				case 5 -> FunctionCounter.builder("function", this.held, AtomicInteger::get)
					.tag("value", value)
					.register(this.registry);
				default -> Observation.createNotStarted("observation", this.observations)
					.lowCardinalityKeyValue("value", value)
					.observe(() -> {
					});
			}
		}

		Map<String, Long> recorded() {
			return Map.of("counter", this.recorded[0].sum(), "timer", this.recorded[1].sum(), "summary",
					this.recorded[2].sum(), "observation", this.recorded[6].sum() + this.recorded[7].sum());
		}

	}

}
