package dev.opsboot.heartbeat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Heartbeat}.
 */
class HeartbeatTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final Heartbeat heartbeat = new Heartbeat();

	@ParameterizedTest
	@ValueSource(strings = { "poller", "p", "price_poller-2" })
	void takesNames(String name) {
		assertThat(this.heartbeat.pulse(name, LIMIT).name()).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Poller", "2nd", "_p", "price poller", "a\nb", "a=b" })
	void refusesOtherNames(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.heartbeat.pulse(name, LIMIT))
			.withMessage("Invalid name of a pulse '" + name
					+ "': must be a lower case letter followed by lower case letters, digits, dashes or underscores");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-1S" })
	void refusesALimitThatIsNotPositive(Duration limit) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.heartbeat.pulse("poller", limit))
			.withMessage("The limit of pulse poller must be positive");
	}

	@Test
	void takesALimitOfAges() {
		Pulse pulse = this.heartbeat.pulse("poller", Duration.ofSeconds(Long.MAX_VALUE));
		pulse.tick(0);
		pulse.tick(Long.MAX_VALUE);
		assertThat(this.heartbeat.silent()).isEmpty();
	}

	@Test
	void refusesANameThatIsOpen() {
		this.heartbeat.pulse("poller", LIMIT);
		assertThatIllegalStateException().isThrownBy(() -> this.heartbeat.pulse("poller", LIMIT))
			.withMessage("Pulse poller is open already: share it, or close it before opening another");
	}

	@Test
	void opensANameAgainWhenItWasClosed() {
		Pulse first = this.heartbeat.pulse("poller", LIMIT);
		first.close();
		Pulse second = this.heartbeat.pulse("poller", LIMIT);
		first.close();
		assertThat(this.heartbeat.pulses()).containsExactly(second);
	}

	@Test
	void namesSilentPulsesInOrder() {
		for (String name : new String[] { "c", "a", "b" }) {
			Pulse pulse = this.heartbeat.pulse(name, LIMIT);
			pulse.tick(0);
			pulse.tick(LIMIT.toNanos() + ("b".equals(name) ? 0 : 1));
		}
		assertThat(this.heartbeat.silent()).containsExactly("a", "c");
	}

}
