/**
 * Retries by {@code org.springframework.core.retry} of Spring Framework.
 */
@NullMarked
package dev.opsboot.retry.core;

import org.jspecify.annotations.NullMarked;
