/**
 * Retries by the library spring-retry.
 */
@NullMarked
package dev.opsboot.retry.springretry;

import org.jspecify.annotations.NullMarked;
