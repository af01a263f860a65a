/**
 * What the log of a service says beyond the message.
 */
@NullMarked
package dev.opsboot.logging;

import org.jspecify.annotations.NullMarked;
