/**
 * TOML as a property source: every value knows the file, line and column it comes from.
 */
@NullMarked
package dev.opsboot.config.toml;

import org.jspecify.annotations.NullMarked;
