/**
 * The price feed: the poller that reads it, and a built-in one to try the service with.
 */
@NullMarked
package dev.opsboot.reference.feed;

import org.jspecify.annotations.NullMarked;
