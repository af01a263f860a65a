package dev.opsboot.retry.springretry;

import org.springframework.retry.backoff.BackOffInterruptedException;

/**
 * A thread was interrupted while it waited for the next attempt. The cause is the failure
 * of the attempt before.
 */
@SuppressWarnings("serial")
final class WaitInterruptedException extends BackOffInterruptedException {

	WaitInterruptedException(Throwable failure) {
		super("Interrupted while waiting for the next attempt", failure);
	}

}
