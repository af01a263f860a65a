/**
 * The starter on every web stack and server.
 */
@NullMarked
package dev.opsboot.stack;

import org.jspecify.annotations.NullMarked;
