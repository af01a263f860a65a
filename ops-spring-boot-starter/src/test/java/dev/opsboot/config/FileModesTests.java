package dev.opsboot.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FileModes}.
 */
class FileModesTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource({ "rw-------", "r--------", "rw-r-----", "r--r-----", "rw-r-x---" })
	void acceptsSecretsOfAHostThatOnlyItsGroupReads(String mode) throws IOException {
		assertThat(FileModes.check(file(mode), FileModes.OTHERS_AND_GROUP_WRITE)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "rw-r--r--,0644,others,0640", "rw-rw----,0660,the group,0640", "rwxrwxrwx,0777,group and others,0750",
			"rw------x,0601,others,0600" })
	void saysHowToMendTheMode(String mode, String octal, String whom, String mended) throws IOException {
		Path file = file(mode);
		assertThat(FileModes.check(file, FileModes.OTHERS_AND_GROUP_WRITE))
			.isEqualTo("mode %s gives access to %s, mend it with: chmod %s %s".formatted(octal, whom, mended, file));
	}

	@Test
	void givesASecretFileToNobodyElse() throws IOException {
		Path file = file("rw-r-----");
		assertThat(FileModes.check(file, FileModes.GROUP_AND_OTHERS))
			.isEqualTo("mode 0640 gives access to the group, mend it with: chmod 0600 " + file);
	}

	@Test
	void tellsWhatCannotBeRead() {
		assertThat(FileModes.unreadable(this.directory)).isEqualTo(this.directory + " is not a regular file");
		Path missing = this.directory.resolve("missing");
		assertThat(FileModes.unreadable(missing)).isEqualTo("file " + missing + " does not exist");
	}

	private Path file(String mode) throws IOException {
		Path file = Files.createTempFile(this.directory, "secret", ".pem");
		return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
	}

}
