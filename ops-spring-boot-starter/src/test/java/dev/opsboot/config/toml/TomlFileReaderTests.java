package dev.opsboot.config.toml;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.origin.OriginTrackedResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for {@link TomlFileReader}.
 */
class TomlFileReaderTests {

	@TempDir
	private Path directory;

	@Test
	void readsWithoutByteOrderMark() throws IOException {
		Path file = Files.writeString(this.directory.resolve("a.toml"), "\uFEFFa = 'é'\r\n");
		assertThat(TomlFileReader.read(new FileSystemResource(file))).isEqualTo("a = 'é'\r\n");
	}

	@Test
	void followsLinks() throws IOException {
		Path file = Files.writeString(this.directory.resolve("a.toml"), "a = 1");
		Path link = Files.createSymbolicLink(this.directory.resolve("b.toml"), file);
		assertThat(TomlFileReader.read(new FileSystemResource(link))).isEqualTo("a = 1");
	}

	@Test
	void refusesADirectory() {
		assertThatIOException().isThrownBy(() -> TomlFileReader.read(new FileSystemResource(this.directory)))
			.withMessage(this.directory + ": not a regular file but a directory");
	}

	@Test
	@Timeout(10)
	void refusesAPipeWithoutOpeningIt() throws Exception {
		Path pipe = this.directory.resolve("pipe.toml");
		Process process = new ProcessBuilder("mkfifo", pipe.toString()).start();
		assumeThat(process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0).isTrue();
		assertThatIOException()
			.isThrownBy(() -> TomlFileReader.read(OriginTrackedResource.of(new FileSystemResource(pipe), null)))
			.withMessage(pipe + ": not a regular file but a pipe, device or socket");
	}

	@Test
	void namesTheFileThatMayNotBeRead() {
		FileSystemResource resource = new FileSystemResource("secret.toml") {

			@Override
			public InputStream getInputStream() throws IOException {
				throw new AccessDeniedException(getPath());
			}

		};
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> TomlFileReader.read(resource))
			.withMessage("secret.toml: no permission to read the file");
	}

	@Test
	void namesTheFileThatIsNotThere() {
		Path file = this.directory.resolve("none.toml");
		assertThatIOException().isThrownBy(() -> TomlFileReader.read(new FileSystemResource(file)))
			.withMessageContaining(file.toString());
		assertThatExceptionOfType(FileNotFoundException.class)
			.isThrownBy(() -> TomlFileReader.read(new ClassPathResource("none.toml")))
			.withMessageContaining("none.toml");
	}

}
