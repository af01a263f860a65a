package dev.opsboot.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Says who may do what with a file, in the terms an operator mends it with.
 */
public final class FileAccess {

	private FileAccess() {
	}

	/**
	 * The owner and the mode of a file.
	 * @param file the file, links followed
	 * @return the description in parentheses, such as {@code (owner root, mode 0755)}, or
	 * nothing where the file system does not tell
	 */
	public static String describe(Path file) {
		try {
			PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
			return "(owner %s, mode %s)".formatted(attributes.owner().getName(), octal(attributes.permissions()));
		}
		catch (IOException | UnsupportedOperationException ex) {
			return "";
		}
	}

	/**
	 * Permissions as the number that {@code chmod} takes.
	 * @param permissions the permissions
	 * @return four octal digits
	 */
	public static String octal(Set<PosixFilePermission> permissions) {
		int mode = 0;
		for (PosixFilePermission permission : permissions) {
			mode |= 0400 >> permission.ordinal();
		}
		return "%04o".formatted(mode);
	}

	/**
	 * What keeps this process from writing files into a directory. One that does not
	 * exist is judged by the nearest one above it in which it would be made; nothing is
	 * made.
	 * @param directory the directory, links followed
	 * @return the problem with path, owner and mode, or null where there is none
	 */
	public static @Nullable String problemOfWritingInto(Path directory) {
		Path existing = directory.toAbsolutePath().normalize();
		while (!Files.exists(existing) && existing.getParent() != null) {
			existing = existing.getParent();
		}
		if (!Files.isDirectory(existing)) {
			return existing + " is not a directory " + describe(existing);
		}
		return Files.isWritable(existing) ? null : "directory " + existing + " cannot be written " + describe(existing);
	}

}
