package dev.opsboot.heartbeat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Rhythm}.
 */
class RhythmTests {

	@ParameterizedTest
	@CsvSource({ "PT0.1S, PT0.1S, 1", "PT1S, PT1S, 1", "PT10S, PT1S, 10", "PT2.5S, PT0.833333333S, 3",
			"PT1.000000001S, PT0.5S, 2" })
	void dividesAnIntervalIntoTicksOfAtMostASecond(Duration interval, Duration tick, long ticks) {
		assertThat(Rhythm.of(interval)).isEqualTo(new Rhythm(tick, ticks));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-1S" })
	void refusesAnIntervalThatIsNotPositive(Duration interval) {
		assertThatIllegalArgumentException().isThrownBy(() -> Rhythm.of(interval))
			.withMessage("The interval must be positive");
	}

	@Test
	void countsAtMostTwoTicks() {
		Rhythm rhythm = Rhythm.of(Duration.ofSeconds(10));
		assertThat(rhythm.counting(1_999_999_999)).isEqualTo(1_999_999_999);
		assertThat(rhythm.counting(Duration.ofHours(1).toNanos())).isEqualTo(2_000_000_000);
	}

}
