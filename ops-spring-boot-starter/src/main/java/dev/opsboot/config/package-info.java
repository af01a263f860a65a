/**
 * Configuration of a service: where it is read from, how it is checked before anything
 * starts, and how it is shown without its secrets.
 */
@NullMarked
package dev.opsboot.config;

import org.jspecify.annotations.NullMarked;
