package dev.opsboot.logging.logback;

import org.jspecify.annotations.Nullable;

/**
 * Takes the pairs of an event, one after the other.
 */
@FunctionalInterface
interface PairSink {

	void pair(String key, @Nullable Object value);

}
