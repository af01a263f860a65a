package dev.opsboot.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ShutdownWatch}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ShutdownWatchTests {

	private final CountDownLatch ended = new CountDownLatch(1);

	private final ShutdownWatch watch = new ShutdownWatch(this.ended::countDown);

	@Test
	void keepsATenthOfTheTimeForWhatFollowsTheWork() {
		Deadline cutOff = this.watch.begin(Duration.ofSeconds(5), () -> "");
		assertThat(cutOff.remaining()).isBetween(Duration.ofMillis(4000), Duration.ofMillis(4500));
		this.watch.cancel();
	}

	@Test
	void keepsASecondAtMost() {
		Deadline cutOff = this.watch.begin(Duration.ofMinutes(5), () -> "");
		assertThat(cutOff.remaining()).isBetween(Duration.ofSeconds(298), Duration.ofSeconds(299));
		this.watch.cancel();
	}

	@Test
	void hasOneDeadlineForAll(CapturedOutput output) throws Exception {
		Deadline first = this.watch.begin(Duration.ofMillis(50), () -> "one thing");
		assertThat(this.watch.begin(Duration.ofMinutes(5), () -> "another")).isEqualTo(first);
		this.ended.await();
		assertThat(this.watch.isCutOff()).isTrue();
		assertThat(output).contains("Shutdown deadline of 0.05 s: cut off one thing, another",
				"Shutdown took longer than 0.05 s: the process ends with exit code 2");
	}

	@Test
	void cutsNothingOffWhereNothingIsAtWork(CapturedOutput output) throws Exception {
		this.watch.begin(Duration.ofMillis(50), () -> "");
		this.ended.await();
		assertThat(this.watch.isCutOff()).isFalse();
		assertThat(output).doesNotContain("cut off");
	}

	@Test
	void canBeCalledOffAndBegunAgain() {
		this.watch.begin(Duration.ofMinutes(5), () -> "");
		this.watch.cancel();
		Awaitility.await()
			.until(() -> Thread.getAllStackTraces()
				.keySet()
				.stream()
				.noneMatch((thread) -> thread.getName().equals("shutdown-watch")));
		assertThat(this.ended.getCount()).isOne();
		assertThat(this.watch.begin(Duration.ofMinutes(1), () -> "").remaining()).isLessThan(Duration.ofMinutes(1));
		this.watch.cancel();
	}

}
