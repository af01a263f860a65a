/**
 * Quotes: the best route from one asset to another at the prices of the moment.
 */
@NullMarked
package dev.opsboot.reference.quotes;

import org.jspecify.annotations.NullMarked;
