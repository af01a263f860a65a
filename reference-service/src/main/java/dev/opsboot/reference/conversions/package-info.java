/**
 * Conversions: what the configuration file says about signing and submitting them.
 */
@NullMarked
package dev.opsboot.reference.conversions;

import org.jspecify.annotations.NullMarked;
