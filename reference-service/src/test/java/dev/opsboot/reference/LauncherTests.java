package dev.opsboot.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import dev.opsboot.reference.Launcher.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the launcher {@code main}.
 */
class LauncherTests {

	@TempDir
	private Path home;

	private Launcher launcher;

	@BeforeEach
	void install() throws IOException {
		this.launcher = Launcher.install(this.home);
	}

	@Test
	void becomesJavaWithTheJarOfACheckout() throws Exception {
		Path jar = this.launcher.addJar("target/reference-service.jar");
		assertThat(this.launcher.run("--a b", "c.toml"))
			.isEqualTo(new Result(7, "PID -jar " + jar + " --a b c.toml\n"));
	}

	@Test
	void prefersTheJarBesideIt() throws Exception {
		this.launcher.addJar("target/reference-service.jar");
		Path jar = this.launcher.addJar("reference-service.jar");
		assertThat(this.launcher.run()).isEqualTo(new Result(7, "PID -jar " + jar + "\n"));
	}

	@Test
	void saysThatThereIsNoJar() throws Exception {
		assertThat(this.launcher.run()).isEqualTo(new Result(2, "main: no reference-service.jar in " + this.home
				+ " or " + this.home + "/target, run 'make build' first\n"));
	}

	@Test
	void saysThatThereIsNoJava() throws Exception {
		this.launcher.addJar("reference-service.jar");
		assertThat(this.launcher.run(Map.of("JAVA_HOME", "/none")))
			.isEqualTo(new Result(2, "main: no java in JAVA_HOME (/none)\n"));
	}

}
