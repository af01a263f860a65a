/**
 * The levels of loggers in the notation of {@code RUST_LOG}.
 */
@NullMarked
package dev.opsboot.logging.filter;

import org.jspecify.annotations.NullMarked;
