package dev.opsboot.heartbeat;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * How often the heartbeat is looked after.
 *
 * @param tick the time between two looks at the pulses, at most a second
 * @param ticksPerBeat how many of them make an interval
 */
record Rhythm(Duration tick, long ticksPerBeat) {

	private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

	/**
	 * Divide an interval into ticks of one length.
	 * @param interval the time between two beats, positive
	 * @return the rhythm
	 * @throws IllegalArgumentException if the interval is not positive
	 */
	static Rhythm of(Duration interval) {
		Assert.isTrue(!interval.isNegative() && !interval.isZero(), "The interval must be positive");
		long ticks = interval.minusNanos(1).dividedBy(LONGEST_TICK) + 1;
		return new Rhythm(interval.dividedBy(ticks), ticks);
	}

	/**
	 * The part of a time between two ticks that counts. When the whole JVM stood still,
	 * no part of it is to blame and each has to get the chance to go on first.
	 * @param elapsed the time in nanoseconds
	 * @return the time in nanoseconds, at most two ticks
	 */
	long counting(long elapsed) {
		return Math.min(elapsed, 2 * this.tick.toNanos());
	}

}
