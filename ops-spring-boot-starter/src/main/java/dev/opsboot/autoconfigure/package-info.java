/**
 * What the starter adds to an application: one auto-configuration and one properties type
 * per concern.
 */
@NullMarked
package dev.opsboot.autoconfigure;

import org.jspecify.annotations.NullMarked;
