package dev.opsboot.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FileAccess}.
 */
class FileAccessTests {

	@TempDir
	private Path directory;

	@Test
	void describesOwnerAndMode() throws IOException {
		Path file = Files.createFile(this.directory.resolve("file"));
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
		assertThat(FileAccess.describe(file)).isEqualTo("(owner %s, mode 0751)".formatted(Files.getOwner(file)));
		assertThat(FileAccess.describe(this.directory.resolve("missing"))).isEmpty();
	}

	@Test
	void judgesADirectoryThatIsMissingByTheOneAboveIt() throws IOException {
		assertThat(FileAccess.problemOfWritingInto(this.directory)).isNull();
		assertThat(FileAccess.problemOfWritingInto(this.directory.resolve("a/b/c"))).isNull();
		Path file = Files.createFile(this.directory.resolve("a"));
		String problem = "%s is not a directory %s".formatted(file, FileAccess.describe(file));
		assertThat(FileAccess.problemOfWritingInto(file)).isEqualTo(problem);
		assertThat(FileAccess.problemOfWritingInto(this.directory.resolve("a/b/c"))).isEqualTo(problem);
	}

}
