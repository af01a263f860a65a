/**
 * A heartbeat that means progress: it stops when a part of the service is stuck, not only
 * when the process is gone.
 */
@NullMarked
package dev.opsboot.heartbeat;

import org.jspecify.annotations.NullMarked;
