/**
 * The life of the process: who it is on its host, that it runs once, and how it ends.
 */
@NullMarked
package dev.opsboot.process;

import org.jspecify.annotations.NullMarked;
