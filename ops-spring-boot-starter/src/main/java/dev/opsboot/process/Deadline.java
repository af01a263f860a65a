package dev.opsboot.process;

import java.time.Duration;

/**
 * A moment that no change of the clock moves.
 *
 * @param nanoTime the moment as {@link System#nanoTime()} will have it
 */
record Deadline(long nanoTime) {

	static Deadline in(Duration duration) {
		return new Deadline(System.nanoTime() + duration.toNanos());
	}

	/**
	 * The time that is left.
	 * @return the time, zero when the deadline is over
	 */
	Duration remaining() {
		return Duration.ofNanos(Math.max(0, this.nanoTime - System.nanoTime()));
	}

	/**
	 * An earlier deadline.
	 * @param duration how much earlier
	 * @return the deadline
	 */
	Deadline earlierBy(Duration duration) {
		return new Deadline(this.nanoTime - duration.toNanos());
	}

}
