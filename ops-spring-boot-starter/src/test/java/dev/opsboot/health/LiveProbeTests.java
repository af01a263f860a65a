package dev.opsboot.health;

import java.time.Duration;
import java.util.Map;

import dev.opsboot.heartbeat.Heartbeat;
import org.junit.jupiter.api.Test;

import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LiveProbe}. That a silent pulse is named is shown by a started
 * process.
 */
class LiveProbeTests {

	private final ApplicationAvailabilityBean availability = new ApplicationAvailabilityBean();

	private final Heartbeat heartbeat = new Heartbeat();

	private final LiveProbe probe = new LiveProbe(this.availability, this.heartbeat);

	@Test
	void isDownUntilTheApplicationHasStarted() {
		assertThat(this.probe.result())
			.isEqualTo(new ProbeResult(503, Map.of("status", "DOWN", "reason", "the application is starting")));
	}

	@Test
	void isUpWhileLivenessIsCorrectAndPulsesBeat() {
		publish(LivenessState.CORRECT);
		this.heartbeat.pulse("poller", Duration.ofSeconds(1));
		assertThat(this.probe.result()).isEqualTo(new ProbeResult(200, Map.of("status", "UP")));
	}

	@Test
	void isDownWhenLivenessIsBroken() {
		publish(LivenessState.BROKEN);
		assertThat(this.probe.result())
			.isEqualTo(new ProbeResult(503, Map.of("status", "DOWN", "reason", "liveness is BROKEN")));
	}

	private void publish(LivenessState state) {
		this.availability.onApplicationEvent(new AvailabilityChangeEvent<>(this, state));
	}

}
