package dev.opsboot.process;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.opsboot.sample.Running;
import dev.opsboot.sample.Started;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests of the PID file and the lock of an instance, through started processes.
 */
class InstanceProcessTests {

	@TempDir
	private Path prefix;

	@Test
	void showsItsPidFromStartToEnd() throws IOException {
		try (Running running = start().awaitOut("main: done")) {
			assertThat(pidFile()).hasContent(running.pid() + "\n");
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pidFile()))).isEqualTo("rw-r--r--");
			running.signal("TERM").await();
			assertThat(pidFile()).doesNotExist();
		}
	}

	@Test
	void replacesWhatACrashLeft() throws IOException {
		try (Running crashed = start().awaitOut("main: done").signal("KILL")) {
			assertThat(crashed.await().exitCode()).isEqualTo(137);
			assertThat(pidFile()).hasContent(crashed.pid() + "\n");
		}
		try (Running running = start().awaitOut("main: done")) {
			assertThat(pidFile()).hasContent(running.pid() + "\n");
		}
	}

	@Test
	void isNotMisledByThePidOfAnotherProcess() throws IOException {
		Files.createDirectories(pidFile().getParent());
		Files.writeString(pidFile(), ProcessHandle.current().pid() + "\n");
		Files.writeString(lock(), ProcessHandle.current().pid() + "\n");
		try (Running running = start().awaitOut("main: done")) {
			assertThat(pidFile()).hasContent(running.pid() + "\n");
		}
	}

	@Test
	void runsOnce() {
		try (Running first = start().awaitOut("main: done"); Running second = start()) {
			Started refused = second.await();
			assertThat(refused.exitCode()).isEqualTo(2);
			assertThat(refused.err())
				.isEqualTo("start failed: this instance is already running with pid %s (it holds the lock %s)\n"
					.formatted(first.pid(), lock()));
			assertThat(refused.out()).doesNotContain("\tat ", "main: done", "Exception", "WARN", "'debug'");
			assertThat(pidFile()).hasContent(first.pid() + "\n");
			assertThat(first.signal("TERM").await().exitCode()).isZero();
		}
	}

	@Test
	void runsBesideAnotherFlavor() {
		try (Running first = start().awaitOut("main: done");
				Running second = Running.start(this.prefix,
						Map.of("PREFIX", this.prefix.toString(), "SERVICE_NAME", "life", "SERVICE_FLAVOR", "two"),
						LifeApplication.class, "--stay", "--spring.main.web-application-type=none")) {
			second.awaitOut("main: done");
			assertThat(this.prefix.resolve("run/life_two.pid")).hasContent(second.pid() + "\n");
			assertThat(pidFile()).hasContent(first.pid() + "\n");
		}
	}

	@Test
	void runsOnceInTwoPidNamespaces() throws Exception {
		List<String> wrapper = List.of("unshare", "--pid", "--fork", "--kill-child");
		assumeThat(new ProcessBuilder("unshare", "--pid", "--fork", "true").start().waitFor())
			.as("may make PID namespaces")
			.isZero();
		try (Running first = start(wrapper).awaitOut("main: done"); Running second = start(wrapper)) {
			assertThat(pidFile()).hasContent("1\n");
			Started refused = second.await();
			assertThat(refused.exitCode()).isEqualTo(2);
			assertThat(refused.err()).contains("already running with pid 1 ");
			assertThat(first.isAlive()).isTrue();
		}
	}

	@Test
	void leavesThePidFileOfAnother() throws IOException {
		try (Running running = start().awaitOut("main: done")) {
			Files.writeString(pidFile(), "4711\n");
			running.signal("TERM").await();
			assertThat(pidFile()).hasContent("4711\n");
		}
	}

	@Test
	void refusesASymbolicLink() throws IOException {
		Files.createDirectories(pidFile().getParent());
		Path target = Files.writeString(this.prefix.resolve("target"), "kept");
		Files.createSymbolicLink(pidFile(), target);
		Started refused = run();
		assertThat(refused.exitCode()).isOne();
		assertThat(refused.err()).startsWith("config error: 1 problem,")
			.contains("ops.process.pid-file: " + pidFile() + " is a symbolic link, which is never followed");
		assertThat(target).hasContent("kept");
	}

	@Test
	void doesNotFollowALinkInPlaceOfTheLock() throws IOException {
		Files.createDirectories(pidFile().getParent());
		Path target = Files.writeString(this.prefix.resolve("target"), "kept");
		Files.createSymbolicLink(lock(), target);
		Started refused = run();
		assertThat(refused.exitCode()).isEqualTo(2);
		assertThat(refused.err()).startsWith("start failed: the PID file " + pidFile() + " cannot be written: ");
		assertThat(target).hasContent("kept");
	}

	@Test
	void refusesADirectoryThatIsAFile() throws IOException {
		Files.writeString(this.prefix.resolve("run"), "");
		Started refused = run();
		assertThat(refused.exitCode()).isOne();
		assertThat(refused.err())
			.contains("ops.process.pid-file: %s is not a directory (owner ".formatted(this.prefix.resolve("run")));
	}

	@Test
	void refusesADirectoryThatCannotBeWritten() throws Exception {
		Path run = Files.createDirectories(this.prefix.resolve("run"));
		assumeThat(command("mount", "-t", "tmpfs", "-o", "ro,mode=0750", "tmpfs", run)).as("may mount").isZero();
		try {
			Started refused = run();
			assertThat(refused.exitCode()).isOne();
			assertThat(refused.err()).contains(
					"ops.process.pid-file: directory %s cannot be written (owner root, mode 0750)".formatted(run));
		}
		finally {
			command("umount", run);
		}
	}

	@Test
	void failsWhenTheFileSystemIsFull() throws Exception {
		Path run = Files.createDirectories(this.prefix.resolve("run"));
		assumeThat(command("mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", run)).as("may mount").isZero();
		try {
			Files.write(run.resolve("filler"), new byte[4096]);
			Started refused = run();
			assertThat(refused.exitCode()).isEqualTo(2);
			assertThat(refused.err()).contains("start failed: the PID file ", "No space left on device");
			assertThat(pidFile()).doesNotExist();
		}
		finally {
			command("umount", run);
		}
	}

	@Test
	void freesTheInstanceWhenThePortIsInUse() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			String port = String.valueOf(socket.getLocalPort());
			Started refused = Started.run(this.prefix, environment(), LifeApplication.class, "--server.port=" + port);
			assertThat(refused.exitCode()).isEqualTo(2);
			assertThat(refused.err()).isEqualTo("start failed: Port " + port + " is already in use\n");
			assertThat(refused.out()).doesNotContain("\tat ", "Exception", "WARN", "'debug'");
			assertThat(pidFile()).doesNotExist();
		}
	}

	@Test
	void refusesAnInstanceThatLeadsElsewhere() {
		Started refused = Started.run(this.prefix,
				Map.of("PREFIX", this.prefix.toString(), "SERVICE_FLAVOR", "../a", "SERVICE_SLOT", "b c"),
				LifeApplication.class);
		assertThat(refused.exitCode()).isOne();
		assertThat(refused.err()).isEqualTo("""
				config error: 2 problems, nothing was started
				environment variable SERVICE_FLAVOR: SERVICE_FLAVOR: must be at most 63 letters, digits, dots, \
				dashes or underscores (was "../a")
				environment variable SERVICE_SLOT: SERVICE_SLOT: must be at most 63 letters, digits, dots, \
				dashes or underscores (was "b c")
				""");
	}

	@Test
	void canBeTurnedOff() {
		Started ended = run("--ops.process.pid-file=none", "--ops.heartbeat.file=none");
		assertThat(ended.exitCode()).isZero();
		assertThat(this.prefix).isDirectoryNotContaining("glob:**/{run,tmp,data}");
	}

	@Test
	void commandsLeaveNoTrace() {
		assertThat(run("--check-config").out()).startsWith("config ok");
		assertThat(this.prefix).isDirectoryNotContaining("glob:**/{run,tmp,data}");
	}

	@Test
	void exactlyOneOfManyStartsLives() throws IOException {
		int rounds = Integer.getInteger("ops.test.rounds", 2);
		for (int i = 0; i < rounds; i++) {
			try (Running first = start(); Running second = start()) {
				Running refused = Stream.of(first, second)
					.filter((running) -> ended(running, first, second))
					.findFirst()
					.orElseThrow();
				Running living = (refused == first) ? second : first;
				assertThat(refused.await().exitCode()).isEqualTo(2);
				assertThat(refused.await().err()).contains("already running with pid " + living.pid() + " ");
				living.awaitOut("main: done").signal("KILL").await();
			}
		}
	}

	private static boolean ended(Running running, Running first, Running second) {
		Awaitility.await().atMost(Running.PATIENCE).until(() -> !first.isAlive() || !second.isAlive());
		return !running.isAlive();
	}

	private Running start() {
		return start(List.of());
	}

	private Running start(List<String> wrapper) {
		return Running.start(wrapper, this.prefix, environment(), LifeApplication.class, "--stay",
				"--spring.main.web-application-type=none");
	}

	private Started run(String... args) {
		String[] all = Stream.concat(Stream.of("--spring.main.web-application-type=none"), Stream.of(args))
			.toArray(String[]::new);
		return Started.run(this.prefix, environment(), LifeApplication.class, all);
	}

	private Map<String, String> environment() {
		return Map.of("PREFIX", this.prefix.toString(), "SERVICE_NAME", "life");
	}

	private Path pidFile() {
		return this.prefix.resolve("run/life.pid");
	}

	private Path lock() {
		return this.prefix.resolve("run/life.pid.lock");
	}

	private static int command(Object... command) throws IOException, InterruptedException {
		return new ProcessBuilder(Stream.of(command).map(Object::toString).toList()).start().waitFor();
	}

}
