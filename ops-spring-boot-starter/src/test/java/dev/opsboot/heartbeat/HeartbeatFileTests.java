package dev.opsboot.heartbeat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;

import dev.opsboot.process.OpsPaths;
import dev.opsboot.process.ServiceInstance;
import dev.opsboot.process.ServiceProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HeartbeatFile}.
 */
@ExtendWith(OutputCaptureExtension.class)
class HeartbeatFileTests {

	private static final String OWNER = " " + ProcessHandle.current().pid() + " quotes_blue\n";

	@TempDir
	private Path directory;

	@Test
	void writesOneLineThatEverybodyCanRead() throws IOException {
		Path path = path();
		file(path).replace();
		assertThat(Files.readString(path)).isEqualTo("2026-11-21T07:00:00.000Z" + OWNER);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-r--r--");
		assertThat(left(path.getParent())).containsExactly(path);
	}

	@Test
	void replacesALinkAndDoesNotFollowIt() throws IOException {
		Path target = Files.writeString(this.directory.resolve("target"), "precious");
		Path path = Files.createSymbolicLink(this.directory.resolve("a.heartbeat"), target);
		file(path).replace();
		assertThat(path).isRegularFile().hasContent("2026-11-21T07:00:00.000Z" + OWNER);
		assertThat(target).hasContent("precious");
	}

	@Test
	void logsAFailureOnceAndTriesOn(CapturedOutput output) throws IOException {
		Path path = path();
		HeartbeatFile file = file(path);
		file.replace();
		Files.delete(path);
		Files.delete(path.getParent());
		Files.createFile(path.getParent());
		file.replace();
		file.replace();
		assertThat(output.getOut()).containsOnlyOnce("Heartbeat file " + path
				+ " cannot be written, trying on: java.nio.file.FileSystemException: " + path.getParent());
		assertThat(output).doesNotContain("is written again");
		Files.delete(path.getParent());
		file.replace();
		file.replace();
		assertThat(path).exists();
		assertThat(output.getOut()).containsOnlyOnce("Heartbeat file " + path + " is written again");
	}

	@Test
	void logsADirectoryInItsPlace(CapturedOutput output) throws IOException {
		Path path = Files.createDirectories(path());
		file(path).replace();
		assertThat(path).isDirectory();
		assertThat(output.getOut()).contains("Heartbeat file " + path + " cannot be written, trying on: ");
		file(path).close();
		assertThat(path).isDirectory();
	}

	@Test
	void isRemovedAndNeverWrittenAgain() {
		Path path = path();
		HeartbeatFile file = file(path);
		file.replace();
		file.close();
		file.replace();
		file.close();
		assertThat(path).doesNotExist();
	}

	@Test
	void isLeftWhereItIsOfAnotherProcess() throws IOException {
		Path path = path();
		HeartbeatFile file = file(path);
		file.replace();
		Files.writeString(path, "2026-11-21T07:00:00.000Z 1" + OWNER.substring(1));
		file.close();
		assertThat(path).exists();
	}

	@Test
	void removesWhatAnotherLifeHasLeft() throws IOException {
		Path path = Files.writeString(this.directory.resolve("a.heartbeat"), "2026-11-21T06:59:59.000Z 1 quotes\n");
		file(path).removeLeftOver();
		assertThat(path).doesNotExist();
		file(path).removeLeftOver();
	}

	@Test
	void leavesWhatIsNoFileOfItsKind() throws IOException {
		Path target = Files.writeString(this.directory.resolve("target"), "precious");
		Path path = Files.createSymbolicLink(this.directory.resolve("a.heartbeat"), target);
		file(path).removeLeftOver();
		assertThat(path).isSymbolicLink().hasContent("precious");
	}

	@Test
	void doesNotExistInATestThatDoesNotAskForIt() {
		assertThat(ServiceProcess.current()).isNull();
		assertThat(HeartbeatFile.find(null, paths())).isNull();
		assertThat(HeartbeatFile.find("", paths())).isNull();
		assertThat(HeartbeatFile.find("none", paths())).isNull();
	}

	@Test
	void liesWhereItIsConfigured() {
		Path path = path();
		HeartbeatFile file = HeartbeatFile.find(path.toString(), paths());
		assertThat(file).isNotNull();
		file.replace();
		assertThat(path).exists();
	}

	private Path path() {
		return this.directory.resolve("tmp/a.heartbeat");
	}

	private OpsPaths paths() {
		return new OpsPaths(this.directory, new ServiceInstance("quotes", "quotes_blue"), true);
	}

	private static HeartbeatFile file(Path path) {
		return new HeartbeatFile(path, "quotes_blue", InstantSource.fixed(Instant.parse("2026-11-21T07:00:00Z")));
	}

	private static Stream<Path> left(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.toList().stream();
		}
	}

}
