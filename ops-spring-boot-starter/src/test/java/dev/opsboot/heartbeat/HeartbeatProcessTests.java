package dev.opsboot.heartbeat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.opsboot.process.OpsPaths;
import dev.opsboot.sample.Running;
import dev.opsboot.sample.Started;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the heartbeat of a started process.
 */
class HeartbeatProcessTests {

	/**
	 * Well above the interval and the limit of the worker together.
	 */
	private static final Duration STALE = Duration.ofSeconds(2);

	@TempDir
	private Path directory;

	private Path file;

	@BeforeEach
	void locate() {
		boolean inContainer = OpsPaths.from(new MockEnvironment()).inContainer();
		this.file = this.directory.resolve(inContainer ? "run" : "tmp").resolve("quotes_blue.heartbeat");
	}

	@ParameterizedTest
	@ValueSource(strings = { "lock", "loop", "exception" })
	void goesStaleWhileAWorkerIsStuck(String how) throws IOException {
		try (Running running = start(how)) {
			awaitBeat("");
			create("stick");
			running.awaitOut("Pulse worker is silent: no beat for ");
			assertThat(running.out()).containsPattern(
					"ERROR .*Pulse worker is silent: no beat for \\d+\\.\\d+ s, " + "the limit is 0\\.5 s\\R");
			String last = awaitStale();
			create("go");
			running.awaitOut("Pulse worker beats again");
			awaitBeat(last);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void goesStaleWhileTheSchedulerIsStuck(boolean lazy) throws IOException {
		try (Running running = start("--jobs=yes", "--spring.main.lazy-initialization=" + lazy)) {
			awaitBeat("");
			create("stick");
			running.awaitOut("Scheduler taskScheduler runs no tasks");
			String last = awaitStale();
			create("go");
			running.awaitOut("Scheduler taskScheduler runs tasks again");
			awaitBeat(last);
			assertThat(running.out()).doesNotContain("ERROR");
		}
	}

	@Test
	void goesStaleWhereTheSchedulerWasStuckFromTheStart() throws IOException {
		create("stick");
		try (Running running = start("--jobs=yes")) {
			running.awaitOut("Scheduler taskScheduler runs no tasks");
			String last = awaitStale();
			create("go");
			awaitBeat(last);
		}
	}

	@Test
	void survivesTheLossOfItsDirectory() throws IOException {
		try (Running running = start("fine", "--ops.heartbeat.file=gone/away/a.heartbeat")) {
			this.file = this.directory.resolve("gone/away/a.heartbeat");
			awaitBeat("");
			Path gone = this.directory.resolve("gone");
			Files.move(gone, this.directory.resolve("old"));
			Files.createFile(gone);
			running.awaitOut("Heartbeat file " + this.file + " cannot be written, trying on: ");
			Files.delete(gone);
			running.awaitOut("Heartbeat file " + this.file + " is written again");
			awaitBeat("");
			assertThat(running.out()).containsOnlyOnce("cannot be written");
		}
	}

	@Test
	void survivesAKilledProcess() {
		try (Running running = start("fine")) {
			awaitBeat("");
			running.signal("KILL").await();
			assertThat(line()).endsWith(" " + running.pid() + " quotes_blue\n");
		}
		try (Running running = start("fine")) {
			running.awaitOut("Started BeatingApplication");
			Awaitility.await().until(() -> line().contains(" " + running.pid() + " "));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TERM", "INT" })
	void leavesNoFileAtACleanEnd(String signal) {
		try (Running running = start("fine")) {
			assertThat(awaitBeat(""))
				.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z " + running.pid() + " quotes_blue\n");
			Started ended = running.signal(signal).await();
			assertThat(ended.exitCode()).isZero();
			assertThat(this.file).doesNotExist();
		}
	}

	@Test
	void leavesNoFileWhereTheMainThreadHasNoMoreToDo() {
		Started ended = Started.run(this.directory, environment(), IdleApplication.class,
				"--spring.main.web-application-type=none", "--ops.heartbeat.interval=100ms");
		assertThat(ended.exitCode()).as(ended.out()).isZero();
		assertThat(this.file).doesNotExist();
	}

	@Test
	void refusesAnIntervalThatMakesNoSense() {
		Started ended = Started.run(this.directory, environment(), BeatingApplication.class,
				"--ops.heartbeat.interval=0s");
		assertThat(ended.exitCode()).isOne();
		assertThat(ended.err()).isEqualTo("config error: 1 problem, nothing was started\n"
				+ "command line --ops.heartbeat.interval: ops.heartbeat.interval: must be at least 10ms (was \"0s\")\n");
		assertThat(this.file).doesNotExist();
	}

	private Running start(String... args) {
		String[] all = Stream
			.concat(Stream.of(args),
					Stream.of("--spring.main.web-application-type=none", "--ops.heartbeat.interval=100ms"))
			.toArray(String[]::new);
		return Running.start(List.of(), this.directory, environment(), BeatingApplication.class, all);
	}

	private Map<String, String> environment() {
		return Map.of("PREFIX", this.directory.toString(), "SERVICE_NAME", "quotes", "SERVICE_SLOT", "blue");
	}

	private void create(String name) throws IOException {
		Files.createFile(this.directory.resolve(name));
	}

	private String awaitBeat(String last) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(this.file) && !line().equals(last));
		return line();
	}

	private String awaitStale() {
		Awaitility.await().until(() -> age().compareTo(STALE) > 0);
		return line();
	}

	private Duration age() throws IOException {
		return Duration.between(Files.getLastModifiedTime(this.file).toInstant(), Instant.now());
	}

	private String line() {
		try {
			return Files.readString(this.file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
