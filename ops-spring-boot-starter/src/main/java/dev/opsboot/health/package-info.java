/**
 * The paths where monitors look: whether the process is live and whether it is ready.
 */
@NullMarked
package dev.opsboot.health;

import org.jspecify.annotations.NullMarked;
