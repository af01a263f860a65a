/**
 * The id that ties the lines of the log to a request, and the answer to both.
 */
@NullMarked
package dev.opsboot.logging.web;

import org.jspecify.annotations.NullMarked;
