package dev.opsboot.heartbeat;

import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Pulse}.
 */
class PulseTests {

	private final Pulse pulse = new Pulse("poller", Duration.ofNanos(10), (pulse) -> {
	});

	@Test
	void countsItsRegistrationAsABeat() {
		this.pulse.tick(1000);
		assertThat(this.pulse.age()).isZero();
		assertThat(this.pulse.isSilent()).isFalse();
	}

	@Test
	void isSilentOnlyPastItsLimit() {
		this.pulse.tick(0);
		this.pulse.tick(6);
		this.pulse.tick(4);
		assertThat(this.pulse.age()).isEqualTo(10);
		assertThat(this.pulse.isSilent()).isFalse();
		this.pulse.tick(1);
		assertThat(this.pulse.age()).isEqualTo(11);
		assertThat(this.pulse.isSilent()).isTrue();
	}

	@Test
	void startsAnewWithABeat() {
		this.pulse.tick(0);
		this.pulse.tick(11);
		this.pulse.beat();
		this.pulse.tick(11);
		assertThat(this.pulse.age()).isZero();
		assertThat(this.pulse.isSilent()).isFalse();
	}

	@Test
	void isNeverSilentWhenClosed() {
		this.pulse.tick(0);
		this.pulse.tick(11);
		this.pulse.close();
		this.pulse.beat();
		assertThat(this.pulse.isSilent()).isFalse();
	}

	@Test
	void losesNoBeatAmongThreads() throws Exception {
		int threads = 2;
		int rounds = 20_000;
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		CyclicBarrier barrier = new CyclicBarrier(threads, () -> {
			this.pulse.tick(1);
			assertThat(this.pulse.age()).isZero();
		});
		try {
			for (Future<?> worker : IntStream.range(0, threads)
				.mapToObj((i) -> executor.submit(() -> beat(barrier, rounds)))
				.toList()) {
				worker.get();
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	private Void beat(CyclicBarrier barrier, int rounds) throws Exception {
		for (int i = 0; i < rounds; i++) {
			this.pulse.beat();
			barrier.await();
		}
		return null;
	}

}
