package dev.opsboot.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.opsboot.reference.Launcher.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what {@code main} asks of the JVM for an exhausted heap, with an application
 * that swallows the error.
 */
class ExhaustedHeapTests {

	private static final String SIGNALLED = "SIGUSR1, sent when memory is exhausted: ends at once with exit code 2\n";

	private static final String EXHAUSTED = "java.lang.OutOfMemoryError: Java heap space";

	@TempDir
	private Path home;

	@Test
	void endsWithTwo() throws Exception {
		Result ended = run("$PATH", "");
		assertThat(ended.status()).as(ended.output()).isEqualTo(2);
		assertThat(ended.output()).contains(SIGNALLED);
		assertThat(this.home.resolve("run/swallowing.pid")).doesNotExist();
	}

	@Test
	void endsWithTwoWhereNoProgramTellsWhichSignalsAreCaught() throws Exception {
		Result ended = run("/nowhere", "");
		assertThat(ended.status()).as(ended.output()).isEqualTo(2);
		assertThat(ended.output()).contains(SIGNALLED);
	}

	@Test
	void isNoCleanEndBeforeTheStarterCatchesSignals() throws Exception {
		Result ended = run("$PATH", "", "early");
		assertThat(ended.status()).as(ended.output()).isEqualTo(130);
		assertThat(ended.output()).contains(EXHAUSTED).doesNotContain(SIGNALLED);
	}

	@Test
	void isNoCleanEndWhereTheJvmCatchesNoSignals() throws Exception {
		Result ended = run("$PATH", " -Xrs");
		assertThat(ended.status()).as(ended.output()).isEqualTo(130);
		assertThat(ended.output()).contains(EXHAUSTED).doesNotContain(SIGNALLED);
	}

	/**
	 * Run the application in place of the service.
	 * @param path where the JVM finds programs
	 * @param options more options of Java
	 * @param args the arguments of the application
	 * @return how it ended
	 */
	private Result run(String path, String options, String... args) throws IOException, InterruptedException {
		Launcher launcher = Launcher.install(this.home);
		launcher.addJar("reference-service.jar");
		Files.createDirectory(this.home.resolve("run"));
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		String application = SwallowingApplication.class.getName() + " " + String.join(" ", args);
		// The first argument is the one about memory; a shell that runs the tests in the
		// background ignores SIGINT, which is inherited
		Files.writeString(this.home.resolve("jdk/bin/java"), """
				#!/bin/sh
				exec env --default-signal=INT "PATH=%s" '%s' "$1" -XX:+UseSerialGC -cp '%s' %s
				""".formatted(path, java, System.getProperty("java.class.path"), application));
		return launcher.run(Map.of("PREFIX", this.home.toString(), "JDK_JAVA_OPTIONS", "-Xmx48m" + options));
	}

}
