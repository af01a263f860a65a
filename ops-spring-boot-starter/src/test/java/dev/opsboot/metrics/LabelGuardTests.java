package dev.opsboot.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import dev.opsboot.metrics.LabelValues.Admission;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link LabelGuard}.
 */
@ExtendWith(OutputCaptureExtension.class)
class LabelGuardTests {

	private final LabelGuard guard = new LabelGuard(
			new LabelRules(3, Set.of("account"), Map.of("period", Set.of("day", "week"))));

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void keepsTheFirstValuesAndTheTotal() {
		protect(this.registry);
		record(10, (value) -> this.registry.counter("orders", "shop", "s" + value).increment());
		assertThat(values("orders", "shop")).containsExactlyInAnyOrder("s0", "s1", "s2", "unknown");
		assertThat(counter("shop", "s1").count()).isEqualTo(1);
		assertThat(counter("shop", "unknown").count()).isEqualTo(7);
		assertThat(total(this.registry)).isEqualTo(10);
		this.registry.counter("orders", "shop", "s1").increment();
		assertThat(counter("shop", "s1").count()).isEqualTo(2);
	}

	@Test
	void limitsEachLabelOfEachMeter() {
		protect(this.registry);
		record(4, (value) -> this.registry.counter("orders", "shop", "s" + value, "kind", "k").increment());
		record(4, (value) -> this.registry.counter("returns", "shop", "t" + value).increment());
		assertThat(values("orders", "shop")).containsExactlyInAnyOrder("s0", "s1", "s2", "unknown");
		assertThat(values("orders", "kind")).containsExactly("k");
		assertThat(values("returns", "shop")).containsExactlyInAnyOrder("t0", "t1", "t2", "unknown");
	}

	@Test
	void lateRegistrationsWithUnknownTakeNoRoom() {
		protect(this.registry);
		this.registry.counter("orders", "shop", "unknown").increment();
		record(3, (value) -> this.registry.counter("orders", "shop", "s" + value).increment());
		assertThat(values("orders", "shop")).containsExactlyInAnyOrder("unknown", "s0", "s1", "s2");
		assertThat(total(this.registry)).isEqualTo(4);
		assertThat(this.registry.find(LabelGuard.REPLACED).meters()).isEmpty();
	}

	@Test
	void deniesLabelsHoweverTheyAreWritten() {
		protect(this.registry);
		for (String label : List.of("user_id", "user.id", "userId", "user-id", "USER_ID", "email", "account")) {
			this.registry.counter("orders", label, "x").increment();
			assertThat(values("orders", label)).as(label).containsExactly("unknown");
		}
		assertThat(total(this.registry)).isEqualTo(7);
	}

	@Test
	void allowsListedValuesOnAnyMeter() {
		protect(this.registry);
		List.of("day", "week", "year", "Day", "").forEach((period) -> {
			this.registry.counter("prices", "period", period).increment();
			this.registry.timer("quotes", "Period", period).record(Duration.ofMillis(1));
		});
		assertThat(values("prices", "period")).containsExactlyInAnyOrder("day", "week", "unknown");
		assertThat(values("quotes", "Period")).containsExactlyInAnyOrder("day", "week", "unknown");
	}

	@Test
	void allowsWhatIsOnlyDeniedByDefaultWhereItIsListed() {
		LabelRules rules = new LabelRules(3, Set.of("account"),
				Map.of("user", Set.of("admin"), "account", Set.of("main")));
		assertThat(rules.valuesOf("user").admit("admin")).isEqualTo(Admission.KNOWN);
		assertThat(rules.valuesOf("user").admit("bob")).isEqualTo(Admission.REFUSED);
		assertThat(rules.valuesOf("account").admit("main")).isEqualTo(Admission.REFUSED);
		LabelRules email = new LabelRules(3, Set.of("email"), Map.of("email", Set.of("a@b")));
		assertThat(email.valuesOf("email").admit("a@b")).isEqualTo(Admission.REFUSED);
		assertThatIllegalArgumentException().isThrownBy(() -> new LabelRules(0, Set.of(), Map.of()));
	}

	@Test
	void foldsEveryKindThatIsRecordedTo() {
		protect(this.registry);
		record(10, (value) -> {
			this.registry.timer("t", "v", "v" + value).record(Duration.ofSeconds(1));
			this.registry.summary("s", "v", "v" + value).record(2);
			LongTaskTimer.builder("l").tag("v", "v" + value).register(this.registry).start();
		});
		assertThat(Search.in(this.registry).name("t").timers()).hasSize(4)
			.extracting(Timer::count)
			.containsExactlyInAnyOrder(1L, 1L, 1L, 7L);
		assertThat(Search.in(this.registry).name("s").summaries()).hasSize(4)
			.extracting(DistributionSummary::totalAmount)
			.containsExactlyInAnyOrder(2.0, 2.0, 2.0, 14.0);
		assertThat(Search.in(this.registry).name("l").longTaskTimers()).hasSize(4)
			.extracting(LongTaskTimer::activeTasks)
			.containsExactlyInAnyOrder(1, 1, 1, 7);
	}

	@Test
	void foldsObservations() {
		protect(this.registry);
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(this.registry));
		record(10,
				(value) -> Observation.createNotStarted("call", observations)
					.lowCardinalityKeyValue("target", "t" + value)
					.observe(() -> {
					}));
		assertThat(Search.in(this.registry).name("call").timers()).hasSize(4)
			.extracting(Timer::count)
			.containsExactlyInAnyOrder(1L, 1L, 1L, 7L);
		assertThat(Search.in(this.registry).name("call.active").longTaskTimers()).hasSize(4);
	}

	@Test
	void leavesQuantilesAlone() {
		protect(this.registry);
		Timer.builder("t").publishPercentiles(0.5, 0.9, 0.95, 0.99).tag("v", "x").register(this.registry);
		assertThat(this.registry.find("t.percentile").gauges()).hasSize(4)
			.noneMatch((gauge) -> "unknown".equals(gauge.getId().getTag("phi")));
	}

	@Test
	void countsAllAndWarnsOnce(CapturedOutput output) {
		protect(this.registry);
		record(10, (value) -> this.registry.counter("orders", "shop", "secret" + value, "email", "e" + value));
		new ReplacedValuesMetrics(this.guard).bindTo(this.registry);
		record(5, (value) -> this.registry.counter("prices", "period", "p" + value));
		assertThat(replaced("orders", "shop")).isEqualTo(7);
		assertThat(replaced("orders", "email")).isEqualTo(10);
		assertThat(replaced("prices", "period")).isEqualTo(5);
		assertThat(output.getOut().lines().filter((line) -> line.contains("WARN")))
			.extracting((line) -> line.substring(line.indexOf("Meter ")))
			.containsExactlyInAnyOrder("Meter orders, label shop: values beyond the first 3 are recorded as unknown",
					"Meter orders, label email: values are denied and recorded as unknown",
					"Meter prices, label period: values that are not allowed are recorded as unknown");
		assertThat(output).doesNotContain("secret");
	}

	@Test
	void givesRoomWhenTheLastMeterOfAValueIsRemoved() {
		protect(this.registry);
		Counter first = this.registry.counter("orders", "shop", "s0", "kind", "a");
		Counter second = this.registry.counter("orders", "shop", "s0", "kind", "b");
		record(3, (value) -> this.registry.counter("orders", "shop", "s" + value, "kind", "a"));
		this.registry.remove(first);
		this.registry.counter("orders", "shop", "s3", "kind", "a");
		assertThat(values("orders", "shop")).doesNotContain("s3");
		this.registry.remove(second);
		this.registry.counter("orders", "shop", "s4", "kind", "a");
		assertThat(values("orders", "shop")).contains("s4");
	}

	@Test
	void leavesEarlyMetersTheirSeries(CapturedOutput output) {
		Counter early = this.registry.counter("orders", "shop", "s0", "user_id", "u");
		record(5, (value) -> this.registry.counter("early", "shop", "s" + value).increment());
		early.increment();
		protect(this.registry);
		this.registry.counter("orders", "shop", "s0", "user_id", "u").increment();
		early.increment();
		assertThat(this.registry.find("orders").counters()).singleElement()
			.isSameAs(early)
			.extracting(Counter::count)
			.isEqualTo(3.0);
		record(10, (value) -> this.registry.counter("early", "shop", "s" + value).increment());
		assertThat(values("early", "shop")).containsExactlyInAnyOrder("s0", "s1", "s2", "s3", "s4", "unknown");
		assertThat(this.registry.find("early").counters().stream().mapToDouble(Counter::count).sum()).isEqualTo(15);
		assertThat(output).contains(
				"Registered too early to be given the label service, or to have values replaced: [early, orders]");
	}

	@Test
	void namesTheService() {
		this.registry.counter("early").increment();
		protect(this.registry);
		this.registry.counter("orders").increment();
		this.registry.counter("calls", "service", "billing").increment();
		this.registry.counter("early").increment();
		assertThat(values("orders", "service")).containsExactly("quotes");
		assertThat(values("calls", "service")).containsExactly("billing");
		assertThat(this.registry.find("early").counter().count()).isEqualTo(2);
	}

	@Test
	void seesWhatOtherFiltersMake() {
		protect(this.registry, MeterFilter.replaceTagValues("uri", (uri) -> uri.replaceAll("[0-9]+", "{id}")),
				MeterFilter.renameTag("orders", "uid", "user.id"));
		record(10,
				(value) -> this.registry.counter("orders", "uri", "/orders/" + value, "uid", "u" + value).increment());
		assertThat(this.registry.find("orders").counters()).singleElement().satisfies((counter) -> {
			assertThat(counter.count()).isEqualTo(10);
			assertThat(counter.getId().getTag("uri")).isEqualTo("/orders/{id}");
			assertThat(counter.getId().getTag("user.id")).isEqualTo("unknown");
		});
	}

	@Test
	void showsASingleGaugeAndNothingForTwo() {
		protect(this.registry);
		record(3, (value) -> gauge("q" + value, value));
		gauge("q3", 33);
		gauge("q3", 33);
		assertThat(this.registry.find("queue").tag("name", "unknown").gauge().value()).isEqualTo(33);
		gauge("q4", 44);
		assertThat(this.registry.find("queue").tag("name", "unknown").gauge().value()).isNaN();
		gauge("q5", 55);
		assertThat(this.registry.find("queue").tag("name", "unknown").gauge().value()).isNaN();
		assertThat(this.registry.find("queue").tag("name", "q2").gauge().value()).isEqualTo(2);
		assertThat(this.registry.find("queue").gauges()).hasSize(4)
			.allMatch((gauge) -> "quotes".equals(gauge.getId().getTag("service")));
	}

	@Test
	void showsNothingForGoodWhenTheSharedGaugeIsRemoved() {
		protect(this.registry);
		record(6, (value) -> gauge("q" + value, value));
		this.registry.remove(this.registry.find("queue").tag("name", "unknown").gauge());
		gauge("q7", 7);
		assertThat(this.registry.find("queue").tag("name", "unknown").gauge().value()).isNaN();
	}

	@Test
	void showsNothingForRowsThatAreRegisteredAgainAndAgain() {
		protect(this.registry);
		MultiGauge queues = MultiGauge.builder("queue").register(this.registry);
		for (int round = 1; round < 5; round++) {
			double base = round * 100;
			queues.register(IntStream.range(0, 5)
				.mapToObj((row) -> MultiGauge.Row.of(Tags.of("name", "q" + row), base + row))
				.toList(), true);
			assertThat(this.registry.find("queue").tag("name", "unknown").gauge().value()).as("round %s", round)
				.isNaN();
		}
	}

	@Test
	void showsNothingForAGaugeAndOneThatIsUnknownByItself() {
		protect(this.registry);
		record(3, (value) -> gauge("q" + value, value));
		gauge("unknown", 5);
		assertThat(this.registry.find("queue").tag("name", "unknown").gauge().value()).isEqualTo(5);
		gauge("q3", 33);
		assertThat(this.registry.find("queue").tag("name", "unknown").gauge().value()).isNaN();
	}

	@RepeatedTest(50)
	void showsNothingForTwoThatComeAtOnce() throws Exception {
		protect(this.registry);
		record(3, (value) -> gauge("q" + value, value));
		CountDownLatch start = new CountDownLatch(1);
		ExecutorService executor = Executors.newFixedThreadPool(2);
		for (String name : List.of("one", "two")) {
			executor.submit(() -> {
				start.await();
				gauge(name, 1);
				return null;
			});
		}
		start.countDown();
		executor.shutdown();
		assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
		assertThat(this.registry.find("queue").tag("name", "unknown").gauge().value()).isNaN();
	}

	@Test
	void showsNothingInACompositeWhoseRegistriesAddLabels() {
		CompositeMeterRegistry composite = new CompositeMeterRegistry();
		this.registry.config().commonTags("region", "north");
		protect(this.registry);
		this.guard.protect(composite, List.of());
		composite.add(this.registry);
		record(5, (value) -> Gauge.builder("queue", () -> value).tag("name", "q" + value).register(composite));
		assertThat(this.registry.find("queue").tag("name", "unknown").gauge().value()).isNaN();
		assertThat(this.registry.find("queue").gauges()).hasSize(4)
			.allMatch((gauge) -> "north".equals(gauge.getId().getTag("region")));
	}

	@Test
	void keepsACompositeSmallWhereAFilterRenamesALabel() {
		CompositeMeterRegistry composite = new CompositeMeterRegistry();
		this.guard.protect(composite, List.of(MeterFilter.renameTag("orders", "uid", "user.id")));
		record(100, (value) -> composite.counter("orders", "uid", "u" + value).increment());
		assertThat(composite.find("orders").counters()).hasSize(4);
	}

	@Test
	void countsInACompositeWhatFiltersBehindItMakeOfAValue() {
		CompositeMeterRegistry composite = new CompositeMeterRegistry();
		MeterFilter normalizer = MeterFilter.replaceTagValues("uri", (uri) -> uri.replaceAll("[0-9]+", "{id}"));
		protect(this.registry, normalizer);
		this.guard.protect(composite, List.of(normalizer));
		composite.add(this.registry);
		record(50, (value) -> composite.counter("orders", "uri", "/orders/" + value).increment());
		composite.counter("orders", "uri", "/quotes").increment();
		assertThat(values("orders", "uri")).containsExactlyInAnyOrder("/orders/{id}", "/quotes");
		assertThat(total(this.registry)).isEqualTo(51);
	}

	@Test
	void givesNoRoomToMetersThatAreDenied() {
		protect(this.registry, MeterFilter.deny((id) -> String.valueOf(id.getTag("uri")).startsWith("/actuator")));
		record(10, (value) -> this.registry.counter("orders", "uri", "/actuator/" + value).increment());
		record(3, (value) -> this.registry.counter("orders", "uri", "/" + value).increment());
		assertThat(values("orders", "uri")).containsExactlyInAnyOrder("/0", "/1", "/2");
	}

	@Test
	void showsNothingForTwoOfAnyKindThatIsRead() {
		protect(this.registry);
		AtomicInteger one = new AtomicInteger(1);
		record(5, (value) -> {
			FunctionCounter.builder("fc", one, AtomicInteger::get).tag("user", "u" + value).register(this.registry);
			FunctionTimer.builder("ft", one, AtomicInteger::get, AtomicInteger::get, TimeUnit.SECONDS)
				.tag("user", "u" + value)
				.register(this.registry);
			TimeGauge.builder("tg", one, TimeUnit.SECONDS, AtomicInteger::get)
				.tag("user", "u" + value)
				.register(this.registry);
			Meter.builder("m", Meter.Type.OTHER, List.of(new Measurement(one::get, Statistic.VALUE)))
				.tag("user", "u" + value)
				.register(this.registry);
		});
		assertThat(this.registry.get("fc").functionCounter().count()).isNaN();
		assertThat(this.registry.get("ft").functionTimer().totalTime(TimeUnit.SECONDS)).isNaN();
		assertThat(this.registry.get("tg").timeGauge().value()).isNaN();
		assertThat(this.registry.get("m").meter().measure()).singleElement()
			.satisfies((measurement) -> assertThat(measurement.getValue()).isNaN());
	}

	@Test
	void showsNoGaugeUnderANameThatAFilterChangesEachTime() {
		protect(this.registry, new MeterFilter() {

			@Override
			public Meter.Id map(Meter.Id id) {
				return id.withName("app." + id.getName());
			}

		});
		record(6, (value) -> gauge("q" + value, value));

		assertThat(this.registry.getMeters()).extracting((meter) -> meter.getId().getName())
			.containsExactly("app.queue", "app.queue", "app.queue");
		assertThat(values("app.queue", "name")).containsExactlyInAnyOrder("q0", "q1", "q2");
	}

	@Test
	void guardsACompositeAndWhatIsBehindIt() {
		CompositeMeterRegistry composite = new CompositeMeterRegistry();
		SimpleMeterRegistry other = new SimpleMeterRegistry();
		protect(this.registry, MeterFilter.replaceTagValues("uri", (uri) -> uri.replaceAll("[0-9]+", "{id}")));
		protect(other);
		this.guard.protect(composite, List.of(this.guard.serviceLabel("quotes"),
				MeterFilter.replaceTagValues("uri", (uri) -> uri.replaceAll("[0-9]+", "{id}"))));
		composite.add(this.registry);
		composite.add(other);
		record(10, (value) -> {
			composite.counter("orders", "shop", "s" + value, "uri", "/" + (value % 2)).increment();
			Gauge.builder("queue", () -> value).tag("name", "q" + value).register(composite);
		});
		assertThat(values("orders", "shop")).containsExactlyInAnyOrder("s0", "s1", "s2", "unknown");
		assertThat(values("orders", "uri")).containsExactly("/{id}");
		assertThat(total(this.registry)).isEqualTo(10);
		assertThat(total(other)).isEqualTo(10);
		assertThat(composite.find("orders").counters()).hasSizeLessThanOrEqualTo(8);
		assertThat(this.registry.find("queue").tag("name", "unknown").gauge().value()).isNaN();
		assertThat(other.find("queue").tag("name", "unknown").gauge().value()).isNaN();
		new ReplacedValuesMetrics(this.guard).bindTo(this.registry);
		assertThat(replaced("orders", "shop")).isEqualTo(7);
	}

	@Test
	void foldsWhatACompositeHadBeforeARegistryJoins() {
		CompositeMeterRegistry library = new CompositeMeterRegistry();
		List<Counter> counters = IntStream.range(0, 10)
			.mapToObj((value) -> library.counter("orders", "shop", "s" + value))
			.toList();
		protect(this.registry);
		library.add(this.registry);
		counters.forEach(Counter::increment);
		record(10, (value) -> library.counter("orders", "shop", "s" + value).increment());
		assertThat(values("orders", "shop")).hasSize(4).contains("unknown");
		assertThat(total(this.registry)).isEqualTo(20);
	}

	@RepeatedTest(20)
	void losesNothingWhenManyThreadsComeFirst() throws Exception {
		protect(this.registry);
		int threads = 8;
		CountDownLatch start = new CountDownLatch(1);
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		IntStream.range(0, threads).forEach((thread) -> executor.submit(() -> {
			start.await();
			record(100, (value) -> this.registry.counter("orders", "shop", "s" + value % 10).increment());
			return null;
		}));
		start.countDown();
		executor.shutdown();
		assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
		assertThat(values("orders", "shop")).hasSize(4).contains("unknown");
		assertThat(total(this.registry)).isEqualTo(800);
	}

	private void protect(MeterRegistry registry, MeterFilter... others) {
		this.guard.protect(registry, List.of());
		registry.config().meterFilter(this.guard.serviceLabel("quotes"));
		for (MeterFilter other : others) {
			registry.config().meterFilter(other);
		}
		registry.config().meterFilter(this.guard);
	}

	private void gauge(String name, double value) {
		Gauge.builder("queue", () -> value).tag("name", name).register(this.registry);
	}

	private static void record(int values, IntConsumer recording) {
		IntStream.range(0, values).forEach(recording);
	}

	private List<String> values(String meter, String label) {
		return this.registry.find(meter)
			.tagKeys(label)
			.meters()
			.stream()
			.map((found) -> found.getId().getTag(label))
			.distinct()
			.toList();
	}

	private Counter counter(String label, String value) {
		return this.registry.get("orders").tag(label, value).counter();
	}

	private static double total(MeterRegistry registry) {
		return registry.find("orders").counters().stream().mapToDouble(Counter::count).sum();
	}

	private double replaced(String meter, String label) {
		return this.registry.get(LabelGuard.REPLACED)
			.tags(Tags.of("meter", meter, "label", label))
			.functionCounter()
			.count();
	}

}
