package dev.opsboot.failure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RetryAfter}.
 */
class RetryAfterTests {

	private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-06T08:49:30Z"));

	@ParameterizedTest
	@CsvSource({ "0,0", "7,7", "' 7 ',7", "007,7", "000000000000007,7", "86400,86400",
			"99999999999999999999,2147483647" })
	void readsSeconds(String value, long seconds) {
		assertThat(RetryAfter.parse(value, CLOCK)).hasSeconds(seconds);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "Fri, 06 Nov 2026 08:49:37 GMT", "Friday, 06-Nov-26 08:49:37 GMT", "Fri Nov  6 08:49:37 2026" })
	void readsTheDatesOfHttp(String value) {
		assertThat(RetryAfter.parse(value, CLOCK)).hasSeconds(7);
	}

	@Test
	void takesADateInThePastAsNow() {
		assertThat(RetryAfter.parse("Fri, 06 Nov 2026 08:49:29 GMT", CLOCK)).isEqualTo(Duration.ZERO);
	}

	@ParameterizedTest
	@NullAndEmptySource
	@ValueSource(strings = { "-1", "1.5", "soon", "Fri, 06 Nov 2026", "2026-11-06T08:49:37Z", "\u0667" })
	void leavesWhatIsNeither(@Nullable String value) {
		assertThat(RetryAfter.parse(value, CLOCK)).isNull();
	}

}
