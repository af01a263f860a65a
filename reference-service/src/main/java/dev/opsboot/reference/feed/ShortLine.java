package dev.opsboot.reference.feed;

/**
 * What may be quoted of the feed: a short line of printable characters.
 */
final class ShortLine {

	private static final int MAX_LENGTH = 200;

	private ShortLine() {
	}

	static String of(String text) {
		return text.substring(0, Math.min(text.length(), MAX_LENGTH)).replaceAll("[^\\x20-\\x7E]", "?");
	}

}
