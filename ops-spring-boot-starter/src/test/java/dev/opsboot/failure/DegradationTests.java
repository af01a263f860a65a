package dev.opsboot.failure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link Degradation} and {@link DegradationMetrics}.
 */
@ExtendWith(OutputCaptureExtension.class)
class DegradationTests {

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final Degradation degradation = new Degradation(2);

	DegradationTests() {
		new DegradationMetrics(this.degradation).bindTo(this.meters);
	}

	@Test
	void saysOnceWhatBeginsAndWhatEnds(CapturedOutput output) {
		this.degradation.enter("upstream", "serving cached quotes");
		this.degradation.enter("upstream", "serving cached quotes");
		assertThat(output).containsOnlyOnce("Degraded upstream: serving cached quotes");
		this.degradation.leave("upstream");
		this.degradation.leave("upstream");
		assertThat(output).containsOnlyOnce("Degraded no more upstream");
	}

	@Test
	void knowsWhatIsDegradedNow() {
		assertThat(this.degradation.current()).isEmpty();
		this.degradation.enter("upstream", "serving cached quotes");
		this.degradation.enter("db", "read-only");
		this.degradation.enter("db", "from memory");
		assertThat(this.degradation.current()).containsExactly(entry("db", "from memory"),
				entry("upstream", "serving cached quotes"));
		this.degradation.leave("db");
		assertThat(this.degradation.current()).containsOnlyKeys("upstream");
	}

	@Test
	void leavesInSilenceWhatWasNeverEntered(CapturedOutput output) {
		this.degradation.leave("upstream");
		assertThat(output).isEmpty();
	}

	@Test
	void hasAGaugeForEachComponent() {
		this.degradation.enter("upstream", "serving cached quotes");
		assertThat(gauge("upstream")).isEqualTo(1);
		this.degradation.leave("upstream");
		assertThat(gauge("upstream")).isZero();
	}

	@Test
	void sharesOneComponentBeyondTheLimit() {
		for (int i = 0; i < 100; i++) {
			this.degradation.enter("part-" + i, "broken");
		}
		assertThat(this.degradation.current()).containsOnlyKeys("part-0", "part-1", "unknown");
		assertThat(gauge("unknown")).isEqualTo(1);
	}

	private double gauge(String component) {
		return this.meters.get("ops.degraded").tag("component", component).gauge().value();
	}

}
