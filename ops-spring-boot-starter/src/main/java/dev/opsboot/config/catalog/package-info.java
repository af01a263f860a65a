/**
 * Which configuration keys an application has, from its properties types and from the
 * metadata on the class path.
 */
@NullMarked
package dev.opsboot.config.catalog;

import org.jspecify.annotations.NullMarked;
