package dev.opsboot.state;

import org.slf4j.Logger;

/**
 * Says once that something does not work, and once that it works again.
 */
final class Outage {

	private final Logger logger;

	private boolean going;

	Outage(Logger logger) {
		this.logger = logger;
	}

	/**
	 * Note a failure.
	 * @param what what does not work, for the log
	 * @param cause why, or what is known of it
	 */
	synchronized void failed(String what, Object cause) {
		if (!this.going) {
			this.logger.error("{}: {}", what, cause.toString());
		}
		this.going = true;
	}

	/**
	 * Note a success.
	 * @param what what works, for the log
	 */
	synchronized void ended(String what) {
		if (this.going) {
			this.logger.info("{} again", what);
		}
		this.going = false;
	}

}
