/**
 * The life of the process: who it is on its host and how it ends.
 */
@NullMarked
package dev.opsboot.process;

import org.jspecify.annotations.NullMarked;
