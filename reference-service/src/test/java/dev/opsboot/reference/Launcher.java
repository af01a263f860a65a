package dev.opsboot.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The launcher {@code main} in a directory of its own, with a stand-in for java that
 * prints its arguments and the variables that the agent would read.
 */
record Launcher(Path home) {

	/**
	 * The option that each start has.
	 */
	static final String ALWAYS = "-XX:OnOutOfMemoryError=grep -qs '^SigCgt.*[^2367abef]..$' /proc/%p/status"
			+ " && kill -INT %p || kill -USR1 %p; (sleep 1 && kill -USR1 %p && sleep 1 && kill -USR1 %p && sleep 3"
			+ " && kill -KILL %p && kill -SEGV %p) >/dev/null 2>&1 &";

	/**
	 * What a start begins with on standard error, and java gets before all that depends.
	 */
	static final String STARTED = "main: reference-service.jar\nPID " + ALWAYS;

	static Launcher install(Path home) throws IOException {
		Files.copy(Path.of("main"), home.resolve("main"));
		Path java = Files.createDirectories(home.resolve("jdk/bin")).resolve("java");
		Files.writeString(java, "#!/bin/sh\necho $$ \"$@\"\nenv | grep ^OTEL_ | sort\nexit 7\n");
		Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
		return new Launcher(home);
	}

	Path addJar(String name) throws IOException {
		Path jar = this.home.resolve(name);
		Files.createDirectories(jar.getParent());
		return Files.createFile(jar);
	}

	Result run(String... args) throws IOException, InterruptedException {
		return run(Map.of(), args);
	}

	/**
	 * Run the launcher; where its own process prints its number, that reads {@code PID}.
	 * What depends on the memory limit of a container is left out.
	 */
	Result run(Map<String, String> environment, String... args) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(this.home.resolve("main").toString()));
		command.addAll(List.of(args));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().keySet().removeIf((name) -> !"PATH".equals(name));
		builder.environment().put("JAVA_HOME", this.home.resolve("jdk").toString());
		builder.environment().putAll(environment);
		Process process = builder.start();
		String output = new String(process.getInputStream().readAllBytes());
		return new Result(process.waitFor(),
				output.replaceFirst("(?m)^" + process.pid() + " ", "PID ")
					.replaceFirst(", heap \\d+ of \\d+ MB", "")
					.replaceFirst(" -Xmx\\d+m", ""));
	}

	record Result(int status, String output) {

	}

}
