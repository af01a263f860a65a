/**
 * The one-shot mode {@code --report}: a page on what became of the polls of the last 24
 * hours, written beside the running service.
 */
@NullMarked
package dev.opsboot.reference.report;

import org.jspecify.annotations.NullMarked;
