package dev.opsboot.retry;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RetrySchedule}.
 */
class RetryScheduleTests {

	private static final Duration CAP = Duration.ofSeconds(30);

	private final RetrySchedule schedule = new RetrySchedule(5, Duration.ofMillis(100), 2, 0, CAP);

	@Test
	void doublesEachWait() {
		assertThat(IntStream.range(0, 5).mapToLong((retry) -> this.schedule.millisBefore(retry, null)))
			.containsExactly(100L, 200L, 400L, 800L, 1600L);
	}

	@Test
	void waitsAsLongAsAskedForWhereThatIsLonger() {
		assertThat(this.schedule.millisBefore(0, Duration.ofSeconds(2))).isEqualTo(2000);
		assertThat(this.schedule.millisBefore(4, Duration.ofSeconds(1))).isEqualTo(1600);
		assertThat(this.schedule.millisBefore(0, Duration.ZERO)).isEqualTo(100);
	}

	@Test
	void waitsNotLongerThanAnybodyMayAskFor() {
		assertThat(this.schedule.millisBefore(0, CAP)).isEqualTo(30_000);
		assertThat(this.schedule.millisBefore(0, Duration.ofDays(400_000))).isEqualTo(30_000);
	}

	@Test
	void waitsForTheWholeOfAPartOfAMillisecond() {
		assertThat(this.schedule.millisBefore(0, Duration.ofNanos(1_500_000_001))).isEqualTo(1501);
	}

	@Test
	void cutsOffAtRandomAtMostTheJitter() {
		RetrySchedule half = new RetrySchedule(5, Duration.ofMillis(100), 2, 0.5, CAP);
		LongStream waits = LongStream.generate(() -> half.millisBefore(1, null)).limit(10_000);
		assertThat(waits.boxed().distinct()).hasSizeGreaterThan(90).allMatch((wait) -> wait >= 100 && wait <= 200);
		RetrySchedule full = new RetrySchedule(5, Duration.ofMillis(100), 2, 1, CAP);
		assertThat(LongStream.generate(() -> full.millisBefore(0, null)).limit(1000)).allMatch((wait) -> wait <= 100);
	}

	@Test
	void knowsTheLongestWait() {
		assertThat(this.schedule.longestWait()).isEqualTo(CAP);
		assertThat(new RetrySchedule(5, Duration.ofMillis(100), 2, 0, Duration.ZERO).longestWait())
			.isEqualTo(Duration.ofMillis(1600));
	}

	@Test
	void waitsForAWhileHoweverSteep() {
		RetrySchedule steep = new RetrySchedule(100, Duration.ofDays(1), 10, 0, CAP);
		assertThat(steep.millisBefore(99, null)).isPositive();
	}

}
