package dev.opsboot.reference.feed;

/**
 * What may be quoted of the feed: a short line of printable characters.
 */
public final class ShortLine {

	private static final int MAX_LENGTH = 200;

	private ShortLine() {
	}

	/**
	 * Make a text fit to be quoted.
	 * @param text the text
	 * @return its beginning, with what cannot be printed replaced
	 */
	public static String of(String text) {
		return text.substring(0, Math.min(text.length(), MAX_LENGTH)).replaceAll("[^\\x20-\\x7E]", "?");
	}

}
