package dev.opsboot.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.opsboot.reference.Launcher.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
			.isEqualTo(new Result(7, Launcher.STARTED + " -jar " + jar + " --a b c.toml\n"));
	}

	@Test
	void prefersTheJarBesideIt() throws Exception {
		this.launcher.addJar("target/reference-service.jar");
		Path jar = this.launcher.addJar("reference-service.jar");
		assertThat(this.launcher.run()).isEqualTo(new Result(7, Launcher.STARTED + " -jar " + jar + "\n"));
	}

	@Test
	void saysWhichJavaItStarts() throws Exception {
		Path jar = this.launcher.addJar("reference-service.jar");
		Files.writeString(this.home.resolve("jdk/release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"25.0.3\"\n");
		assertThat(this.launcher.run()).isEqualTo(new Result(7,
				"main: reference-service.jar, Java 25.0.3\nPID " + Launcher.ALWAYS + " -jar " + jar + "\n"));
	}

	@Test
	void usesTheCacheBesideTheJar() throws Exception {
		Path jar = this.launcher.addJar("reference-service.jar");
		Path cache = this.launcher.addJar("reference-service.aot");
		assertThat(this.launcher.run()).isEqualTo(new Result(7, """
				main: reference-service.jar, AOT cache
				PID %s -XX:AOTCache=%s -Xlog:aot*=off,cds*=off:stdout -Xlog:aot*=warning,cds*=warning:stderr \
				-Djdk.reflect.useNativeAccessorOnly=true -jar %s
				""".formatted(Launcher.ALWAYS, cache, jar)));
	}

	@Test
	void usesNoCacheBesideAnAgent() throws Exception {
		this.launcher.addJar("reference-service.jar");
		this.launcher.addJar("reference-service.aot");
		this.launcher.addJar("opentelemetry-javaagent.jar");
		assertThat(this.launcher.run(Map.of("APM_URL", "http://x")).output())
			.startsWith("main: reference-service.jar, traces to http://x\n")
			.contains(" -javaagent:")
			.doesNotContain("AOTCache");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--report", "--check-config", "--print-config", "--print-config-schema" })
	void saysNothingWhenItStartsNoService(String flag) throws Exception {
		this.launcher.addJar("reference-service.jar");
		assertThat(this.launcher.run(flag).output()).startsWith("PID ");
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
