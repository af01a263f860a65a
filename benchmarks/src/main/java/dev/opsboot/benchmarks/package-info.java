/**
 * Measurements of the starter against plain Boot.
 */
@NullMarked
package dev.opsboot.benchmarks;

import org.jspecify.annotations.NullMarked;
