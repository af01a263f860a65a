/**
 * What a service keeps: a directory with one writer, snapshots that are always whole, and
 * logs of runs that lose no line.
 */
@NullMarked
package dev.opsboot.state;

import org.jspecify.annotations.NullMarked;
