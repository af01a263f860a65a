/**
 * Metrics that cannot explode: few values for each label, whatever clients send, and a
 * path where Prometheus looks.
 */
@NullMarked
package dev.opsboot.metrics;

import org.jspecify.annotations.NullMarked;
