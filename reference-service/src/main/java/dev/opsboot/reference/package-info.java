/**
 * Conversion quotes: which route turns an amount of one asset into the most of another.
 * One package per feature; read them in the order prices, quotes, feed, conversions,
 * simulator, report, openapi.
 */
@NullMarked
package dev.opsboot.reference;

import org.jspecify.annotations.NullMarked;
