/**
 * The description of what the service answers over HTTP.
 */
@NullMarked
package dev.opsboot.reference.openapi;

import org.jspecify.annotations.NullMarked;
