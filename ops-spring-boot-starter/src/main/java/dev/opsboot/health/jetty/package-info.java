/**
 * Probes on Jetty, which answers whether the process is live also while all threads of
 * requests are busy.
 */
@NullMarked
package dev.opsboot.health.jetty;

import org.jspecify.annotations.NullMarked;
