package dev.opsboot.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.opsboot.sample.Running;
import dev.opsboot.sample.Started;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of how a service ends, through a started process.
 */
class ShutdownProcessTests {

	@TempDir
	private Path prefix;

	private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();

	@ParameterizedTest
	@CsvSource({ "TERM, servlet, /slow", "INT, servlet, /later", "TERM, reactive, /later" })
	void finishesRequestsInFlight(String signal, String type, String path) throws IOException {
		try (Running running = start("--spring.main.web-application-type=" + type)) {
			int port = running.awaitPort();
			List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 20)
				.mapToObj((i) -> get(port, path + "?millis=1500&secret=hunter2"))
				.toList();
			awaitCount(running, "begun", 20);
			assertThat(left()).containsExactlyInAnyOrder("life.pid", "life.heartbeat");
			running.signal(signal);
			assertThat(answers).allSatisfy((answer) -> {
				assertThat(answer.join().statusCode()).isEqualTo(200);
				assertThat(answer.join().headers().firstValue("Connection")).contains("close");
			});
			Started ended = running.await();
			assertThat(ended.exitCode()).as(ended.out()).isZero();
			assertThat(ended.out()).contains("SIG" + signal + ": stopping",
					"waiting for 20 requests (GET " + path + " for ", "state: saved", "Stopped, exit code 0",
					"library: flushed");
			assertThat(ended.out()).doesNotContain("CRITICAL");
			// A server that is slow at the end of a request tells of it with its query
			assertThat(ended.out().lines().filter((line) -> line.contains("waiting for"))).isNotEmpty()
				.allSatisfy((line) -> assertThat(line).doesNotContain("hunter2"));
			assertThat(left()).isEmpty();
		}
	}

	@Test
	void finishesScheduledWork() throws IOException {
		try (Running running = start("--spring.main.web-application-type=none", "--task=yes")) {
			running.awaitOut("task: begun").awaitOut("main: done").signal("TERM");
			Started ended = running.await();
			assertThat(ended.exitCode()).as(ended.out()).isZero();
			assertThat(ended.out()).contains("waiting for 1 task of taskScheduler", "task: done", "state: saved");
			assertThat(left()).isEmpty();
		}
	}

	@Test
	void finishesScheduledWorkOnVirtualThreads() {
		try (Running running = start("--spring.main.web-application-type=none", "--task=yes", "--stay",
				"--spring.threads.virtual.enabled=true")) {
			running.awaitOut("task: begun").awaitOut("main: done").signal("TERM");
			Started ended = running.await();
			assertThat(ended.exitCode()).as(ended.out()).isZero();
			assertThat(ended.out()).contains("task: done", "state: saved");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/slow", "/deaf" })
	void cutsOffWhatOutlastsTheDeadline(String path) throws IOException {
		try (Running running = start("--ops.process.shutdown-timeout=3s")) {
			int port = running.awaitPort();
			long asked = System.nanoTime();
			get(port, path + "?millis=60000");
			running.awaitOut("begun");
			long start = System.nanoTime();
			Started ended = running.signal("TERM").await();
			Duration taken = Duration.ofNanos(System.nanoTime() - start);
			assertThat(ended.exitCode()).as(ended.out()).isEqualTo(2);
			// Much more than the second it may be late, for a machine that has other
			// things to do
			assertThat(taken).isBetween(Duration.ofMillis(2500), Duration.ofSeconds(10));
			Matcher cutOff = Pattern
				.compile("Shutdown deadline of 3.0 s: cut off 1 request \\(GET " + path + " for (\\d+\\.\\d) s\\)")
				.matcher(ended.out());
			assertThat(cutOff.find()).as(ended.out()).isTrue();
			// It began before the signal; the number is rounded
			assertThat(Double.parseDouble(cutOff.group(1))).isBetween(2.5, (System.nanoTime() - asked) / 1e9 + 0.1);
			assertThat(left()).isEmpty();
		}
	}

	@Test
	void endsAtOnceOnASecondSignal() throws IOException {
		try (Running running = start()) {
			get(running.awaitPort(), "/slow?millis=60000");
			running.awaitOut("begun").signal("TERM").awaitOut("waiting for 1 request").signal("TERM");
			Started ended = running.await();
			assertThat(ended.exitCode()).isEqualTo(2);
			assertThat(ended.out()).contains("SIGTERM while stopping: ends at once with exit code 2");
			assertThat(left()).isEmpty();
		}
	}

	@Test
	void endsWithTwoOnASecondSignalAlsoWhenTheEndIsAlmostReached() throws IOException {
		try (Running running = start("--slow-end=yes")) {
			running.awaitPort();
			running.signal("TERM").awaitOut("slow end: begun").signal("TERM");
			Started ended = running.await();
			assertThat(ended.exitCode()).as(ended.out()).isEqualTo(2);
			assertThat(left()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void endsWithTwoOnTheSignalForExhaustedMemory(boolean stopping) throws IOException {
		try (Running running = start()) {
			get(running.awaitPort(), "/slow?millis=60000");
			running.awaitOut("begun");
			if (stopping) {
				running.signal("TERM").awaitOut("waiting for 1 request");
			}
			Started ended = running.signal("USR1").await();
			assertThat(ended.exitCode()).as(ended.out()).isEqualTo(2);
			assertThat(ended.err()).contains("SIGUSR1, sent when memory is exhausted: ends at once");
			assertThat(left()).isEmpty();
		}
	}

	@Test
	void servesOnWhileClientsNotice() {
		try (Running running = start("--ops.process.drain-delay=2s")) {
			int port = running.awaitPort();
			running.signal("TERM").awaitOut("Not ready any more");
			HttpResponse<String> answer = get(port, "/slow?millis=1").join();
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.headers().firstValue("Connection")).contains("close");
			assertThat(running.await().exitCode()).isZero();
		}
	}

	@Test
	void isACleanEndWhileStarting() throws IOException {
		try (Running running = start("--slow-start=yes")) {
			Started ended = running.awaitOut("slow start: begun").signal("TERM").await();
			assertThat(ended.exitCode()).as(ended.out()).isZero();
			assertThat(ended.out()).contains("SIGTERM: stopping", "library: flushed").doesNotContain("\tat ");
			assertThat(left()).isEmpty();
		}
	}

	@Test
	void doesNotEndAProgramThatGoesOnWithoutItsApplication() throws IOException {
		Started ended = run("--go-on", "--server.port=0", "--ops.process.shutdown-timeout=1s");
		assertThat(ended.exitCode()).as(ended.out()).isZero();
		assertThat(ended.out()).contains("state: saved", "main: done").doesNotContain("took longer");
		assertThat(left()).isEmpty();
	}

	@Test
	void isACleanEndWhenMainHasNoMoreToDo() throws IOException {
		Started ended = run("--spring.main.web-application-type=none");
		assertThat(ended.exitCode()).as(ended.out()).isZero();
		assertThat(ended.out()).contains("main: done", "state: saved", "library: flushed");
		assertThat(left()).isEmpty();
	}

	@Test
	void endsWithTwoWhenMainFails() throws IOException {
		Started ended = run("--fail-in-main", "--server.port=0");
		assertThat(ended.exitCode()).isEqualTo(2);
		assertThat(ended.out()).contains("main failed", "state: saved");
		assertThat(left()).isEmpty();
	}

	@Test
	void endsWithTwoWhenABeanFails() throws IOException {
		Started ended = run("--fail-in-bean=yes");
		assertThat(ended.exitCode()).isEqualTo(2);
		assertThat(ended.out()).contains("bean failed");
		assertThat(left()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "--exhaust-memory", "--exhaust-memory-in-task=yes" })
	void endsWithTwoWhenAWorkerExhaustsTheMemory(String how) throws IOException {
		try (Running running = Running.start(List.of(), this.prefix, environment("-Xmx96m"), LifeApplication.class,
				"--server.port=0", how)) {
			Started ended = running.await();
			assertThat(ended.exitCode()).as(ended.out()).isEqualTo(2);
			assertThat(ended.err()).contains("out of memory, the process ends with exit code 2");
			assertThat(left()).isEmpty();
		}
	}

	@Test
	void endsWithTwoWhenARequestExhaustsTheMemory() throws IOException {
		try (Running running = Running.start(List.of(), this.prefix, environment("-Xmx96m"), LifeApplication.class,
				"--server.port=0")) {
			get(running.awaitPort(), "/memory");
			assertThat(running.await().exitCode()).isEqualTo(2);
			assertThat(left()).isEmpty();
		}
	}

	@Test
	void goesOnWhenAWorkerFails() {
		try (Running running = start("--fail-in-worker")) {
			running.awaitOut("Thread worker ended by an exception").awaitOut("main: done");
			assertThat(get(running.awaitPort(), "/slow?millis=1").join().statusCode()).isEqualTo(200);
		}
	}

	private Running start(String... args) {
		String[] all = Stream.concat(Stream.of("--server.port=0"), Stream.of(args)).toArray(String[]::new);
		return Running.start(this.prefix, environment(""), LifeApplication.class, all);
	}

	private Started run(String... args) {
		return Started.run(this.prefix, environment(""), LifeApplication.class, args);
	}

	private Map<String, String> environment(String options) {
		return Map.of("PREFIX", this.prefix.toString(), "SERVICE_NAME", "life", "JAVA_TOOL_OPTIONS", options);
	}

	private CompletableFuture<HttpResponse<String>> get(int port, String path) {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
		return this.client.sendAsync(request, BodyHandlers.ofString());
	}

	private static void awaitCount(Running running, String text, int count) {
		Awaitility.await().atMost(Running.PATIENCE).until(() -> running.out().split(text, -1).length > count);
	}

	/**
	 * What is left of PID file, heartbeat and their like, besides the lock file.
	 */
	private List<String> left() throws IOException {
		try (Stream<Path> files = Files.find(this.prefix, 2, (path, attributes) -> attributes.isRegularFile())) {
			return files.map(Path::getFileName)
				.map(Path::toString)
				.filter((name) -> !name.endsWith(".lock") && !name.endsWith(".txt"))
				.toList();
		}
	}

}
