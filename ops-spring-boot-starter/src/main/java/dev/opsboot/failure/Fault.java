package dev.opsboot.failure;

/**
 * What a failure means for who called.
 */
public enum Fault {

	/**
	 * It may heal by itself, such as a lost connection, a timeout, a rate limit or a
	 * system that is down: try again.
	 */
	TRANSIENT,

	/**
	 * It stays until somebody acts, such as invalid input, a refused login, something
	 * that does not exist or a rule of the business: do not try again.
	 */
	PERSISTENT

}
