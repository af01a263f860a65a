package dev.opsboot.reference.report;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A time without new prices.
 *
 * @param from when the first poll failed
 * @param to when the next one succeeded, null while none has
 * @param error what failed first
 */
record Outage(Instant from, @Nullable Instant to, String error) {

	/**
	 * How long it took.
	 * @param now the end of one that goes on
	 * @return the duration, zero where the clock was set back
	 */
	Duration length(Instant now) {
		Duration length = Duration.between(this.from, (this.to != null) ? this.to : now);
		return length.isNegative() ? Duration.ZERO : length;
	}

}
