/**
 * The prices all quotes are computed from: curves per strategy, published as immutable
 * snapshots by one thread.
 */
@NullMarked
package dev.opsboot.reference.prices;

import org.jspecify.annotations.NullMarked;
