package dev.opsboot.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

import dev.opsboot.file.FileAccess;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with the permissions of a file that holds a secret.
 */
final class FileModes {

	/**
	 * What a secret of one service must not give to anybody else.
	 */
	static final Set<PosixFilePermission> GROUP_AND_OTHERS = EnumSet.of(PosixFilePermission.GROUP_READ,
			PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_READ,
			PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

	/**
	 * What the secrets shared by a host must not give: any access for others, write
	 * access for the group.
	 */
	static final Set<PosixFilePermission> OTHERS_AND_GROUP_WRITE = EnumSet.of(PosixFilePermission.GROUP_WRITE,
			PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

	private FileModes() {
	}

	/**
	 * Compare the permissions of a file with what it must not give.
	 * @param file the file, links followed
	 * @param forbidden the permissions the file must not have
	 * @return the problem with the command that mends it, or null where there is none or
	 * the file system knows no such permissions
	 * @throws IOException if the attributes cannot be read
	 */
	static @Nullable String check(Path file, Set<PosixFilePermission> forbidden) throws IOException {
		PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
		if (view == null) {
			return null;
		}
		PosixFileAttributes attributes = view.readAttributes();
		Set<PosixFilePermission> wrong = EnumSet.noneOf(PosixFilePermission.class);
		wrong.addAll(attributes.permissions());
		wrong.retainAll(forbidden);
		if (wrong.isEmpty()) {
			return null;
		}
		Set<PosixFilePermission> right = EnumSet.noneOf(PosixFilePermission.class);
		right.addAll(attributes.permissions());
		right.removeAll(forbidden);
		return "mode %s gives access to %s, mend it with: chmod %s %s"
			.formatted(FileAccess.octal(attributes.permissions()), whom(wrong), FileAccess.octal(right), file);
	}

	/**
	 * Say why a file cannot be read as one.
	 * @param file the file, links followed
	 * @return the problem, or null where there is none
	 */
	static @Nullable String unreadable(Path file) {
		Path path = file.toAbsolutePath().normalize();
		if (Files.notExists(file)) {
			return "file " + path + " does not exist";
		}
		if (!Files.exists(file)) {
			return "file " + path + " cannot be reached, a directory above it gives no access";
		}
		if (!Files.isRegularFile(file)) {
			return path + " is not a regular file";
		}
		return Files.isReadable(file) ? null
				: ("file " + path + " cannot be read " + FileAccess.describe(file)).strip();
	}

	private static String whom(Set<PosixFilePermission> wrong) {
		boolean others = wrong.stream().anyMatch((permission) -> permission.name().startsWith("OTHERS"));
		boolean group = wrong.stream().anyMatch((permission) -> permission.name().startsWith("GROUP"));
		return (group && others) ? "group and others" : (others ? "others" : "the group");
	}

}
