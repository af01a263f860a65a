/**
 * What failures of other systems and of the application mean: whether they heal, when
 * somebody is called, and what the service does with less.
 */
@NullMarked
package dev.opsboot.failure;

import org.jspecify.annotations.NullMarked;
