/**
 * The format of the log: one event, one line, no secrets.
 */
@NullMarked
package dev.opsboot.logging.logback;

import org.jspecify.annotations.NullMarked;
