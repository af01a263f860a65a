/**
 * Conversions: an offer becomes a draft, the draft is signed, and with
 * {@code --production} what is signed is submitted to the feed, each once.
 */
@NullMarked
package dev.opsboot.reference.conversions;

import org.jspecify.annotations.NullMarked;
