/**
 * The configuration keys that an application has: whether one is known, which one may
 * have been meant, and a schema of them all.
 */
@NullMarked
package dev.opsboot.config.catalog;

import org.jspecify.annotations.NullMarked;
