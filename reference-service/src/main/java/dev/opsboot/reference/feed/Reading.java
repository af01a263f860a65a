package dev.opsboot.reference.feed;

import dev.opsboot.reference.prices.Prices;

/**
 * What was read from the feed.
 *
 * @param answer the answer as it came
 * @param prices the prices in it
 */
record Reading(FeedAnswer answer, Prices prices) {

}
