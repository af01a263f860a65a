package dev.opsboot.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AtomicFile}.
 */
class AtomicFileTests {

	@TempDir
	private Path directory;

	@Test
	void replacesContentAndMode() throws IOException {
		Files.writeString(file(), "something longer");
		new AtomicFile(file()).replace(bytes("new"), "rw-r--r--");
		assertThat(file()).hasContent("new");
		assertThat(mode()).isEqualTo("rw-r--r--");
		new AtomicFile(file()).replaceDurably(bytes("newer"), "rw-r-----");
		assertThat(file()).hasContent("newer");
		assertThat(mode()).isEqualTo("rw-r-----");
		assertThat(this.directory).isDirectoryNotContaining("glob:**.tmp");
	}

	@Test
	void replacesASymbolicLinkAndNotItsTarget() throws IOException {
		Path target = Files.writeString(this.directory.resolve("target"), "kept");
		Files.createSymbolicLink(file(), target);
		Files.createSymbolicLink(this.directory.resolve(".file.tmp"), target);
		new AtomicFile(file()).replace(bytes("new"), "rw-r--r--");
		assertThat(file()).isRegularFile().hasContent("new");
		assertThat(Files.isSymbolicLink(file())).isFalse();
		assertThat(target).hasContent("kept");
	}

	@Test
	void leavesNothingWhereItFails() throws IOException {
		Files.createDirectory(file());
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> new AtomicFile(file()).replace(bytes("new"), "rw-r--r--"));
		assertThat(file()).isDirectory();
		assertThat(this.directory).isDirectoryNotContaining("glob:**.tmp");
	}

	@Test
	void leavesNothingWhateverStopsIt() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> new AtomicFile(file()).replace(bytes("new"), "no mode"));
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void needsItsDirectory() {
		AtomicFile file = new AtomicFile(this.directory.resolve("missing/file"));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> file.replace(bytes("new"), "rw-r--r--"));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private String mode() throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(file()));
	}

	private Path file() {
		return this.directory.resolve("file");
	}

}
