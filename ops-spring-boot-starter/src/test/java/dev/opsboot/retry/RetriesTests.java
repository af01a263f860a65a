package dev.opsboot.retry;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import dev.opsboot.failure.FailureMetrics;
import dev.opsboot.failure.FaultClassifier;
import dev.opsboot.failure.Operations;
import dev.opsboot.failure.rules.FaultRules;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Retries} by both engines, against a real server that misbehaves.
 */
class RetriesTests {

	private static final String OPERATION = "prices";

	private static final Duration SHORT = Duration.ofMillis(20);

	/**
	 * A machine that is busy wakes a thread late now and then. A schedule that is wrong
	 * is wrong each time.
	 */
	private static final int MEASUREMENTS = 10;

	private static final long TOLERANCE = 10;

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final MisbehavingServer server = new MisbehavingServer();

	private final RestClient client = client();

	private final List<Long> starts = new ArrayList<>();

	private final List<Long> ends = new ArrayList<>();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@EnumSource
	void keepsExactlyToTheSchedule(Engine engine) {
		this.server.always(MisbehavingServer.answer("503 Service Unavailable", ""));
		Retries retries = retries(new RetrySchedule(5, Duration.ofMillis(100), 2, 0, Duration.ofSeconds(30)), null);
		measure(engine, retries, 100, 200, 400, 800, 1600);
	}

	/**
	 * The client of the JDK itself sends a request without a body once more when the
	 * first connection is reset.
	 */
	@ParameterizedTest
	@EnumSource
	void retriesWhatTheNetworkDoes(Engine engine) throws Exception {
		this.server.once(MisbehavingServer.reset())
			.once(MisbehavingServer.reset())
			.once(MisbehavingServer.half())
			.once(this.server.stall())
			.once(MisbehavingServer.answer("429 Too Many Requests", ""))
			.once(MisbehavingServer.answer("502 Bad Gateway", ""));
		assertThat(engine.call(retries(), OPERATION, this::get)).isEqualTo("ok");
		assertThat(this.starts).hasSize(6);
		assertThat(count("ops.retries", "operation", OPERATION)).isEqualTo(5);
		assertThat(this.meters.get("ops.failures").functionCounters()).allMatch((counter) -> counter.count() == 0);
	}

	@ParameterizedTest
	@EnumSource
	void retriesAPortThatRefuses(Engine engine) throws IOException {
		try (RefusingPort port = new RefusingPort()) {
			assertThatExceptionOfType(Exception.class)
				.isThrownBy(() -> engine.call(retries(), OPERATION, () -> get(port.url())))
				.withRootCauseInstanceOf(IOException.class);
		}
		assertThat(this.starts).hasSize(6);
		assertThat(count("ops.retries", "operation", OPERATION)).isEqualTo(5);
		assertThat(count("ops.failures", "operation", OPERATION, "fault", "transient")).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource
	void callsOnceWhatDoesNotHeal(Engine engine) {
		List<MisbehavingServer.Behaviour> behaviours = List.of(MisbehavingServer.answer("404 Not Found", ""),
				MisbehavingServer.answer("401 Unauthorized", ""),
				MisbehavingServer.answer("500 Internal Server Error", ""), MisbehavingServer.garbage());
		Retries retries = retries();
		for (MisbehavingServer.Behaviour behaviour : behaviours) {
			this.server.always(behaviour);
			assertThatExceptionOfType(Exception.class).isThrownBy(() -> engine.call(retries, OPERATION, this::get));
		}
		assertThat(this.starts).hasSameSizeAs(behaviours);
		assertThat(count("ops.retries", "operation", OPERATION)).isZero();
		assertThat(count("ops.failures", "operation", OPERATION, "fault", "persistent")).isEqualTo(behaviours.size());
	}

	@ParameterizedTest
	@EnumSource
	void waitsAsLongAsTheServerAsks(Engine engine) throws Exception {
		this.server.once(MisbehavingServer.answer("429 Too Many Requests", "Retry-After: 1"));
		engine.call(retries(), OPERATION, this::get);
		assertThat(pauses()).hasSize(1).allMatch((pause) -> pause >= 1000);
	}

	@ParameterizedTest
	@EnumSource
	void waitsUntilTheDateTheServerNames(Engine engine) throws Exception {
		ZonedDateTime date = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2);
		this.server.once(MisbehavingServer.answer("503 Service Unavailable",
				"Retry-After: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(date)));
		engine.call(retries(), OPERATION, this::get);
		assertThat(ZonedDateTime.now(ZoneOffset.UTC)).isAfterOrEqualTo(date.withNano(0));
		assertThat(this.starts).hasSize(2);
	}

	@ParameterizedTest
	@EnumSource
	void waitsNotLongerThanTheServerMayAsk(Engine engine) {
		this.server.always(MisbehavingServer.answer("503 Service Unavailable", "Retry-After: 3600"));
		Retries retries = retries(new RetrySchedule(2, SHORT, 2, 0, Duration.ofMillis(200)), null);
		measure(engine, retries, 200, 200);
	}

	@ParameterizedTest
	@EnumSource
	void stopsAtOnceWhenItsThreadIsInterrupted(Engine engine) throws Exception {
		this.server.always(MisbehavingServer.answer("503 Service Unavailable", "Retry-After: 3600"));
		AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
		AtomicBoolean flag = new AtomicBoolean();
		Thread thread = new Thread(() -> {
			failure.set(Assertions.catchThrowable(() -> engine.call(retries(), OPERATION, this::get)));
			flag.set(Thread.currentThread().isInterrupted());
		});
		thread.start();
		while (thread.isAlive() && (this.ends.isEmpty() || thread.getState() != Thread.State.TIMED_WAITING)) {
			Thread.onSpinWait();
		}
		thread.interrupt();
		thread.join(5000);
		assertThat(thread.isAlive()).isFalse();
		assertThat(flag).isTrue();
		assertThat(failure.get()).isNotNull();
		assertThat(this.starts).hasSize(1);
		assertThat(count("ops.retries", "operation", OPERATION)).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void makesNoSecondAttemptOnAThreadThatIsInterruptedAlready(Engine engine) {
		try {
			assertThatExceptionOfType(ConnectException.class)
				.isThrownBy(() -> engine.call(retries(), OPERATION, record(() -> {
					Thread.currentThread().interrupt();
					throw new ConnectException();
				})));
			assertThat(Thread.currentThread().isInterrupted()).isTrue();
		}
		finally {
			Thread.interrupted();
		}
		assertThat(this.starts).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void addsLittleLoadInAnOutageAndHealsWithTheOther(Engine engine) throws Exception {
		Retries retries = retries(new RetrySchedule(5, Duration.ofMillis(1), 2, 0, Duration.ofSeconds(30)),
				() -> new RetryBudget(100, 0.1));
		AtomicBoolean down = new AtomicBoolean(true);
		AtomicInteger attempts = new AtomicInteger();
		Callable<String> call = () -> {
			attempts.incrementAndGet();
			if (down.get()) {
				throw new ConnectException();
			}
			return "ok";
		};
		int calls = callFrom64Threads(engine, retries, call);
		assertThat(attempts.get() - calls).as("retries in the outage").isLessThan(50);
		assertThat(count("ops.failures", "operation", OPERATION, "fault", "transient")).isEqualTo(calls);
		down.set(false);
		callFrom64Threads(engine, retries, call);
		assertThat(count("ops.failures", "operation", OPERATION, "fault", "transient")).as("healed").isEqualTo(calls);
		AtomicBoolean first = new AtomicBoolean(true);
		assertThat(engine.call(retries, OPERATION, () -> {
			if (first.getAndSet(false)) {
				throw new ConnectException();
			}
			return "retried";
		})).isEqualTo("retried");
	}

	private static int callFrom64Threads(Engine engine, Retries retries, Callable<?> call) throws Exception {
		int each = 20;
		ExecutorService callers = Executors.newFixedThreadPool(64);
		CountDownLatch start = new CountDownLatch(1);
		List<Future<?>> done = new ArrayList<>();
		for (int i = 0; i < 64; i++) {
			done.add(callers.submit(() -> {
				start.await();
				for (int j = 0; j < each; j++) {
					Assertions.catchThrowable(() -> engine.call(retries, OPERATION, call));
				}
				return null;
			}));
		}
		start.countDown();
		for (Future<?> caller : done) {
			caller.get(60, TimeUnit.SECONDS);
		}
		callers.shutdown();
		return 64 * each;
	}

	@ParameterizedTest
	@EnumSource
	void keepsCallsInCallsApart(Engine engine) throws Exception {
		Retries retries = retries(new RetrySchedule(1, Duration.ofMillis(1), 2, 0, Duration.ofSeconds(1)), null);
		AtomicInteger inner = new AtomicInteger();
		AtomicInteger outer = new AtomicInteger();
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> engine.call(retries, "outer", () -> {
			outer.incrementAndGet();
			return engine.call(retries, "inner", () -> {
				inner.incrementAndGet();
				throw new ConnectException();
			});
		}));
		assertThat(outer).hasValue(2);
		assertThat(inner).hasValue(4);
		assertThat(count("ops.retries", "operation", "outer")).isEqualTo(1);
		assertThat(count("ops.retries", "operation", "inner")).isEqualTo(2);
	}

	private void measure(Engine engine, Retries retries, long... expected) {
		String measured = "";
		for (int i = 0; i < MEASUREMENTS; i++) {
			this.starts.clear();
			this.ends.clear();
			assertThatExceptionOfType(Exception.class).isThrownBy(() -> engine.call(retries, OPERATION, this::get));
			assertThat(this.starts).hasSize(expected.length + 1);
			List<Long> pauses = pauses();
			measured = pauses.toString();
			boolean exact = true;
			for (int j = 0; j < expected.length; j++) {
				assertThat(pauses.get(j)).as("pauses %s", measured).isGreaterThanOrEqualTo(expected[j] - 1);
				exact &= pauses.get(j) <= expected[j] + TOLERANCE;
			}
			if (exact) {
				return;
			}
		}
		Assertions.fail("Pauses of " + measured + " ms");
	}

	private List<Long> pauses() {
		List<Long> pauses = new ArrayList<>();
		for (int i = 1; i < this.starts.size(); i++) {
			pauses.add(TimeUnit.NANOSECONDS.toMillis(this.starts.get(i) - this.ends.get(i - 1)));
		}
		return pauses;
	}

	private String get() throws Exception {
		return get(this.server.url());
	}

	private String get(String url) throws Exception {
		return record(() -> this.client.get().uri(url).retrieve().requiredBody(String.class)).call();
	}

	private <T> Callable<T> record(Callable<T> call) {
		return () -> {
			this.starts.add(System.nanoTime());
			try {
				return call.call();
			}
			finally {
				this.ends.add(System.nanoTime());
			}
		};
	}

	private static RestClient client() {
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
		requests.setReadTimeout(Duration.ofSeconds(1));
		return RestClient.builder().requestFactory(requests).build();
	}

	private Retries retries() {
		return retries(new RetrySchedule(5, SHORT, 2, 0, Duration.ofSeconds(30)), null);
	}

	private Retries retries(RetrySchedule schedule, @Nullable Supplier<RetryBudget> budget) {
		FaultClassifier classifier = new FaultClassifier(List.of(),
				FaultRules.all(InstantSource.system(), getClass().getClassLoader()));
		Operations operations = new Operations(classifier, 10, 100);
		Retries retries = new Retries(operations, classifier, schedule, budget, 100);
		new FailureMetrics(operations).bindTo(this.meters);
		new RetryMetrics(retries).bindTo(this.meters);
		return retries;
	}

	private double count(String name, String... tags) {
		return this.meters.get(name).tags(tags).functionCounter().count();
	}

}
