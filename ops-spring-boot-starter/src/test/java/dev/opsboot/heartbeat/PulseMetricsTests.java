package dev.opsboot.heartbeat;

import java.time.Duration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PulseMetrics}.
 */
class PulseMetricsTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final Heartbeat heartbeat = new Heartbeat();

	private final MeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void showsTheAgesOfPulsesOpenedBeforeAndAfter() {
		Pulse first = this.heartbeat.pulse("first", LIMIT);
		new PulseMetrics(this.heartbeat).bindTo(this.registry);
		Pulse second = this.heartbeat.pulse("second", LIMIT);
		age(first, 40);
		age(second, 2);
		assertThat(gauge("first").value()).isEqualTo(40);
		assertThat(gauge("second").value()).isEqualTo(2);
		assertThat(gauge("first").getId().getBaseUnit()).isEqualTo("seconds");
	}

	@Test
	void removesTheAgeOfAPulseThatIsClosed() {
		new PulseMetrics(this.heartbeat).bindTo(this.registry);
		Pulse first = this.heartbeat.pulse("poller", LIMIT);
		age(first, 40);
		first.close();
		assertThat(this.registry.getMeters()).isEmpty();
		age(this.heartbeat.pulse("poller", LIMIT), 1);
		assertThat(gauge("poller").value()).isEqualTo(1);
	}

	@Test
	void servesEveryRegistry() {
		MeterRegistry other = new SimpleMeterRegistry();
		PulseMetrics metrics = new PulseMetrics(this.heartbeat);
		metrics.bindTo(this.registry);
		metrics.bindTo(other);
		this.heartbeat.pulse("poller", LIMIT);
		assertThat(other.getMeters()).hasSize(1);
		assertThat(this.registry.getMeters()).hasSize(1);
	}

	private Gauge gauge(String pulse) {
		return this.registry.get("ops.pulse.age").tag("pulse", pulse).timeGauge();
	}

	private static void age(Pulse pulse, int seconds) {
		pulse.tick(0);
		pulse.tick(Duration.ofSeconds(seconds).toNanos());
	}

}
