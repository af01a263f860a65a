package dev.opsboot.reference.feed;

/**
 * A feed in the same process.
 */
@FunctionalInterface
public interface LocalFeed {

	/**
	 * Return where the feed is.
	 * @return its base URL
	 */
	String url();

}
