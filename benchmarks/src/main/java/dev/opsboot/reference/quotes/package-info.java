/**
 * Measurements of quotes, in the package of the classes that make them.
 */
@NullMarked
package dev.opsboot.reference.quotes;

import org.jspecify.annotations.NullMarked;
