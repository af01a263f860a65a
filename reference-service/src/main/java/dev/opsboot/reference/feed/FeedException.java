package dev.opsboot.reference.feed;

import org.jspecify.annotations.Nullable;

/**
 * The feed gave no answer, or one that is refused. The message says why; as it may quote
 * the feed it is cut to a short line of printable characters.
 */
final class FeedException extends RuntimeException {

	private static final int MAX_LENGTH = 200;

	FeedException(String message) {
		this(message, null);
	}

	FeedException(String message, @Nullable Throwable cause) {
		super(printable(message), cause);
	}

	private static String printable(String message) {
		String start = message.substring(0, Math.min(message.length(), MAX_LENGTH));
		return start.replaceAll("[^\\x20-\\x7E]", "?");
	}

}
