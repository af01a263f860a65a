/**
 * The least that answers a request with Spring, to measure the reference service against.
 */
@NullMarked
package dev.opsboot.benchmarks.bare;

import org.jspecify.annotations.NullMarked;
