package dev.opsboot.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The packaged service, started by {@code main} with the configuration of the checkout on
 * a free port, below a prefix that also takes its output. Killed at the latest when it is
 * closed.
 */
final class RunningService implements AutoCloseable {

	/**
	 * Tests are over before a better compiler pays.
	 */
	private static final String OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Pattern PORT = Pattern.compile(" started on port ([0-9]+)");

	private final HttpClient client = HttpClient.newHttpClient();

	private final Path out;

	private final Path err;

	private final Process process;

	private RunningService(Path prefix, Map<String, String> environment, List<String> args) throws IOException {
		this.out = prefix.resolve("out.txt");
		this.err = prefix.resolve("err.txt");
		List<String> command = new ArrayList<>();
		command.add(Path.of("main").toAbsolutePath().toString());
		command.addAll(args);
		command.add("--server.port=0");
		command.add(Path.of("cfg/config.toml").toAbsolutePath().toString());
		ProcessBuilder builder = new ProcessBuilder(command).directory(prefix.toFile())
			.redirectOutput(this.out.toFile())
			.redirectError(this.err.toFile());
		builder.environment().keySet().removeIf((name) -> !"PATH".equals(name));
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().put("PREFIX", prefix.toString());
		builder.environment().put("JAVA_TOOL_OPTIONS", OPTIONS);
		environment
			.forEach((name, value) -> builder.environment().merge(name, value, (first, more) -> first + " " + more));
		this.process = builder.start();
	}

	/**
	 * Start the service.
	 * @param prefix an empty directory
	 * @param environment its environment variables, besides {@code PATH}, {@code PREFIX}
	 * and {@code JAVA_HOME}; {@code JAVA_TOOL_OPTIONS} are added to those of the tests
	 * @param args its arguments, besides the port and the configuration
	 */
	static RunningService start(Path prefix, Map<String, String> environment, String... args) throws IOException {
		return new RunningService(prefix, environment, List.of(args));
	}

	/**
	 * Request a path as soon as the service listens.
	 */
	HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(), path);
	}

	/**
	 * Post JSON as soon as the service listens.
	 */
	HttpResponse<String> post(String path, String json, String idempotencyKey)
			throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder()
			.header("Content-Type", "application/json")
			.header("Idempotency-Key", idempotencyKey)
			.POST(HttpRequest.BodyPublishers.ofString(json)), path);
	}

	private HttpResponse<String> send(HttpRequest.Builder request, String path)
			throws IOException, InterruptedException {
		URI uri = URI.create("http://127.0.0.1:" + awaitPort() + path);
		return this.client.send(request.uri(uri).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
	}

	private String awaitPort() {
		await().atMost(PATIENCE).until(() -> PORT.matcher(out()).find() || !this.process.isAlive());
		Matcher matcher = PORT.matcher(out());
		assertThat(matcher.find()).as(() -> "has a port: " + out() + err()).isTrue();
		return matcher.group(1);
	}

	/**
	 * Send SIGTERM and wait for the end.
	 * @return the exit code
	 */
	int terminate() throws InterruptedException {
		this.process.destroy();
		assertThat(this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ends").isTrue();
		return this.process.exitValue();
	}

	/**
	 * Wait for the end.
	 */
	void awaitEnd() throws InterruptedException {
		assertThat(this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ends").isTrue();
	}

	String out() {
		return read(this.out);
	}

	/**
	 * What is on standard error, but for the launcher telling what it started and the JVM
	 * telling about its options.
	 */
	String err() {
		return read(this.err).replaceFirst("^(main: reference-service\\.jar.*\\R)?Picked up JAVA_TOOL_OPTIONS: .*\\R",
				"");
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
