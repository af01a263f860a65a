package dev.opsboot.logging.logback;

/**
 * What standard output is written in.
 */
public enum LogFormat {

	/**
	 * A line that a person, grep and an alert can read.
	 */
	LINE,

	/**
	 * An object of JSON per line, in the field names of Logstash.
	 */
	JSON

}
