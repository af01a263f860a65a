package dev.opsboot.logging.logback;

/**
 * Where a line shows the stack trace of an exception.
 */
public enum StackFormat {

	/**
	 * In the pair {@code stack} of the same line.
	 */
	FOLDED,

	/**
	 * In lines of their own below, which begin with a tab.
	 */
	LINES

}
