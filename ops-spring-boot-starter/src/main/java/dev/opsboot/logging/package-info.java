/**
 * What an application says to the log beside its lines: what is critical, what is for the
 * record.
 */
@NullMarked
package dev.opsboot.logging;

import org.jspecify.annotations.NullMarked;
