package dev.opsboot.logging.logback;

/**
 * How a line says when.
 */
public enum TimestampFormat {

	/**
	 * {@code Nov 05 15:30:45.234} in UTC.
	 */
	TEXT,

	/**
	 * Seconds since 1970 with three decimals.
	 */
	UNIX

}
