/**
 * Trying again what failed: when, how often, and never so often that it makes an outage
 * worse.
 */
@NullMarked
package dev.opsboot.retry;

import org.jspecify.annotations.NullMarked;
