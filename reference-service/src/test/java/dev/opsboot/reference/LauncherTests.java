package dev.opsboot.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the launcher {@code main}, with a stand-in for java that prints its
 * arguments.
 */
class LauncherTests {

	@TempDir
	private Path home;

	@BeforeEach
	void install() throws IOException {
		Files.copy(Path.of("main"), this.home.resolve("main"));
		Path java = Files.createDirectories(this.home.resolve("jdk/bin")).resolve("java");
		Files.writeString(java, "#!/bin/sh\necho $$ \"$@\"\nexit 7\n");
		Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	@Test
	void becomesJavaWithTheJarOfACheckout() throws Exception {
		Path jar = Files
			.createFile(Files.createDirectory(this.home.resolve("target")).resolve("reference-service.jar"));
		assertThat(run(this.home.resolve("jdk"), "--a b", "c.toml"))
			.isEqualTo(new Result(7, "PID -jar " + jar + " --a b c.toml\n"));
	}

	@Test
	void prefersTheJarBesideIt() throws Exception {
		Files.createFile(Files.createDirectory(this.home.resolve("target")).resolve("reference-service.jar"));
		Path jar = Files.createFile(this.home.resolve("reference-service.jar"));
		assertThat(run(this.home.resolve("jdk"))).isEqualTo(new Result(7, "PID -jar " + jar + "\n"));
	}

	@Test
	void saysThatThereIsNoJar() throws Exception {
		assertThat(run(this.home.resolve("jdk"))).isEqualTo(new Result(2, "main: no reference-service.jar in "
				+ this.home + " or " + this.home + "/target, run 'make build' first\n"));
	}

	@Test
	void saysThatThereIsNoJava() throws Exception {
		Files.createFile(this.home.resolve("reference-service.jar"));
		assertThat(run(Path.of("/none"))).isEqualTo(new Result(2, "main: no java in JAVA_HOME (/none)\n"));
	}

	/**
	 * Run the launcher; where its own process prints its number, that reads {@code PID}.
	 */
	private Result run(Path javaHome, String... args) throws Exception {
		List<String> command = new ArrayList<>(List.of(this.home.resolve("main").toString()));
		command.addAll(List.of(args));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().put("JAVA_HOME", javaHome.toString());
		Process process = builder.start();
		String output = new String(process.getInputStream().readAllBytes());
		return new Result(process.waitFor(), output.replaceFirst("^" + process.pid() + " ", "PID "));
	}

	private record Result(int status, String output) {

	}

}
