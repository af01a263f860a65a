package dev.opsboot.failure;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Operation}, {@link Operations} and {@link FailureMetrics}.
 */
@ExtendWith(OutputCaptureExtension.class)
class OperationTests {

	private static final String CRITICAL = "keeps failing";

	private static final FaultClassifier CLASSIFIER = new FaultClassifier(List.of(),
			List.of((failure) -> (failure instanceof ConnectException) ? Fault.TRANSIENT : null));

	private final AtomicLong now = new AtomicLong();

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final Operations operations = new Operations(CLASSIFIER, 10, 3, this.now::get);

	private final Operation operation = this.operations.named("feed");

	OperationTests() {
		new FailureMetrics(this.operations).bindTo(this.meters);
	}

	@Test
	void callsSomebodyOnceAfterMoreThanTenPersistentFailures(CapturedOutput output) {
		fail(10);
		assertThat(output).doesNotContain(CRITICAL);
		fail(1);
		assertThat(output).containsOnlyOnce("Operation feed keeps failing: 11 failures without a success");
		fail(20);
		assertThat(output).containsOnlyOnce(CRITICAL);
		assertThat(count("ops.alerts", "operation", "feed")).isEqualTo(1);
		assertThat(count("ops.failures", "operation", "feed", "fault", "persistent")).isEqualTo(31);
	}

	@Test
	void callsNobodyWhenASuccessIsInBetween(CapturedOutput output) {
		for (int i = 0; i < 11; i++) {
			fail(10);
			this.operation.succeeded();
		}
		assertThat(output).doesNotContain(CRITICAL).doesNotContain("succeeds again");
		assertThat(count("ops.alerts", "operation", "feed")).isZero();
	}

	@Test
	void callsAgainEveryTenMinutesWhileItLasts() {
		Duration week = Duration.ofDays(7);
		Duration pause = Duration.ofSeconds(7);
		for (Duration time = Duration.ZERO; time.compareTo(week) < 0; time = time.plus(pause)) {
			this.now.set(time.toNanos());
			fail(1);
		}
		double longestGap = PersistentFailures.PAUSE.plus(pause).toSeconds();
		assertThat(count("ops.alerts", "operation", "feed")).isBetween(week.toSeconds() / longestGap,
				(double) week.dividedBy(PersistentFailures.PAUSE));
	}

	@Test
	void saysOnceThatItIsOver(CapturedOutput output) {
		fail(12);
		this.operation.succeeded();
		this.operation.succeeded();
		assertThat(output).containsOnlyOnce("Operation feed succeeds again after 12 failures");
		fail(11);
		assertThat(count("ops.alerts", "operation", "feed")).as("what begins anew is called for").isEqualTo(2);
	}

	@Test
	void callsNobodyForWhatHeals() {
		for (int i = 0; i < 100; i++) {
			this.operation.failed(new ConnectException());
		}
		assertThat(count("ops.alerts", "operation", "feed")).isZero();
		assertThat(count("ops.failures", "operation", "feed", "fault", "transient")).isEqualTo(100);
	}

	@Test
	void countsNoInterruption() {
		for (int i = 0; i < 100; i++) {
			this.operation.failed(new CompletionException(new IOException(new InterruptedException())));
		}
		assertThat(count("ops.failures", "operation", "feed", "fault", "persistent")).isZero();
	}

	@Test
	void beginsWithCountersAtZero() {
		this.operations.named("other");
		assertThat(count("ops.failures", "operation", "other", "fault", "transient")).isZero();
		assertThat(count("ops.failures", "operation", "other", "fault", "persistent")).isZero();
		assertThat(count("ops.alerts", "operation", "other")).isZero();
	}

	@Test
	void sharesOneOperationBeyondTheLimit(CapturedOutput output) {
		for (int i = 0; i < 1000; i++) {
			this.operations.named("order-" + i).failed(new ConnectException());
		}
		assertThat(this.meters.find("ops.failures").tag("fault", "transient").functionCounters())
			.extracting((counter) -> counter.getId().getTag("operation"))
			.containsExactlyInAnyOrder("feed", "order-0", "order-1", "unknown");
		assertThat(count("ops.failures", "operation", "unknown", "fault", "transient")).isEqualTo(998);
		assertThat(output).containsOnlyOnce("Label operation: values beyond the first 3 are recorded as unknown");
	}

	private void fail(int times) {
		for (int i = 0; i < times; i++) {
			this.operation.failed(new IllegalStateException("broken"));
		}
	}

	private double count(String name, String... tags) {
		return this.meters.get(name).tags(tags).functionCounter().count();
	}

}
