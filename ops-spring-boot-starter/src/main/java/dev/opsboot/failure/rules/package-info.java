/**
 * What failures of the JDK and of libraries mean, each with the source of the decision.
 */
@NullMarked
package dev.opsboot.failure.rules;

import org.jspecify.annotations.NullMarked;
