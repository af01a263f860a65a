/**
 * A small application that tests start as a process of its own or in the test's.
 */
@NullMarked
package dev.opsboot.sample;

import org.jspecify.annotations.NullMarked;
