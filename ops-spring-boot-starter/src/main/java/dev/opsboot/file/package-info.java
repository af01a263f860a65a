/**
 * Files that other programs read or rely on: replaced whole, appended to while they are
 * rotated, locked for the life of a process, in directories that can be written.
 */
@NullMarked
package dev.opsboot.file;

import org.jspecify.annotations.NullMarked;
