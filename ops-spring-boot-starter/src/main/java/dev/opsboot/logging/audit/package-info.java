/**
 * What every service puts on the record by itself: its start and end, changes of levels,
 * operations by which the actuator changes or gives away something.
 */
@NullMarked
package dev.opsboot.logging.audit;

import org.jspecify.annotations.NullMarked;
