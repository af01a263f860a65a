package dev.opsboot.failure;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Persistent failures of an operation without a success in between. Somebody is called
 * when they are too many, and again as long as they last, not more often than every ten
 * minutes.
 */
final class PersistentFailures {

	static final Duration PAUSE = Duration.ofMinutes(10);

	private final int threshold;

	private final LongSupplier nanoTime;

	private volatile long count;

	private long lastCall;

	private boolean called;

	/**
	 * Begin without failures.
	 * @param threshold the most failures nobody is called for
	 * @param nanoTime the time as {@link System#nanoTime()} has it
	 */
	PersistentFailures(int threshold, LongSupplier nanoTime) {
		this.threshold = threshold;
		this.nanoTime = nanoTime;
	}

	/**
	 * Add a failure.
	 * @return how many there are, where somebody is to be called now, else zero
	 */
	synchronized long add() {
		this.count++;
		if (this.count <= this.threshold) {
			return 0;
		}
		long now = this.nanoTime.getAsLong();
		if (this.called && now - this.lastCall < PAUSE.toNanos()) {
			return 0;
		}
		this.called = true;
		this.lastCall = now;
		return this.count;
	}

	/**
	 * End with a success.
	 * @return how many there were, where somebody had been called, else zero
	 */
	long end() {
		return (this.count > 0) ? reset() : 0;
	}

	private synchronized long reset() {
		long failures = this.called ? this.count : 0;
		this.count = 0;
		this.called = false;
		return failures;
	}

}
