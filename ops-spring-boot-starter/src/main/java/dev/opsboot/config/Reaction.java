package dev.opsboot.config;

/**
 * What is done about a finding that not every host wants to end a start.
 */
public enum Reaction {

	/**
	 * It is a configuration error: nothing starts.
	 */
	FAIL,

	/**
	 * It is logged at WARN and the start goes on.
	 */
	WARN,

	/**
	 * It is passed over.
	 */
	IGNORE

}
