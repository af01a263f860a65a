package dev.opsboot.retry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * When a call that failed is tried again.
 *
 * @param maxRetries the most retries, after the first attempt
 * @param baseDelay the wait before the first retry
 * @param multiplier makes each wait longer than the one before
 * @param jitter the part of a wait, from 0 to 1, that is cut off at random at most
 * @param maxRetryAfter the longest wait that another system can ask for
 */
public record RetrySchedule(int maxRetries, Duration baseDelay, double multiplier, double jitter,
		Duration maxRetryAfter) {

	/**
	 * How long to wait before a retry.
	 * @param retry the number of the retry, from zero
	 * @param retryAfter what the other system asked for, null where it did not: it is
	 * waited for where it is longer than the schedule has it
	 * @return the wait in milliseconds
	 */
	long millisBefore(int retry, @Nullable Duration retryAfter) {
		double scheduled = this.baseDelay.toMillis() * Math.pow(this.multiplier, retry);
		if (this.jitter > 0) {
			scheduled -= scheduled * this.jitter * ThreadLocalRandom.current().nextDouble();
		}
		return Math.max(Math.round(scheduled), (retryAfter != null) ? millis(retryAfter) : 0);
	}

	/**
	 * The longest time that may pass between two attempts, such as for the limit of a
	 * pulse that beats with each attempt.
	 * @return the longest wait
	 */
	public Duration longestWait() {
		double last = this.baseDelay.toMillis() * Math.pow(this.multiplier, Math.max(0, this.maxRetries - 1));
		Duration scheduled = Duration.ofMillis(Math.round(last));
		return (scheduled.compareTo(this.maxRetryAfter) > 0) ? scheduled : this.maxRetryAfter;
	}

	private long millis(Duration retryAfter) {
		Duration wait = (retryAfter.compareTo(this.maxRetryAfter) < 0) ? retryAfter : this.maxRetryAfter;
		return wait.plusNanos(999_999).toMillis();
	}

}
