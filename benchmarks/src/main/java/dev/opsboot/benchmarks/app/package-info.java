/**
 * The application whose start is measured. It uses nothing of the starter.
 */
@NullMarked
package dev.opsboot.benchmarks.app;

import org.jspecify.annotations.NullMarked;
