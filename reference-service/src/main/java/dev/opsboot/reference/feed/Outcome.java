package dev.opsboot.reference.feed;

import org.jspecify.annotations.Nullable;

/**
 * What became of a conversion that was submitted.
 *
 * @param id the id of the conversion
 * @param confirmed whether the feed has carried it out; else it never will
 * @param reason why not, null where it is not said
 */
public record Outcome(String id, boolean confirmed, @Nullable String reason) {
}
