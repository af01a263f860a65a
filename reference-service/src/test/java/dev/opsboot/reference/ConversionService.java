package dev.opsboot.reference;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The whole service with one strategy and a feed that gives fresh prices and confirms
 * each conversion, for tests of conversions over HTTP.
 */
final class ConversionService implements AutoCloseable {

	private final HttpClient client = HttpClient.newHttpClient();

	private final StubFeed feed = new StubFeed();

	private final List<String> submitted = new CopyOnWriteArrayList<>();

	private final Path prefix;

	private @Nullable ConfigurableApplicationContext context;

	ConversionService(Path prefix) {
		this.prefix = prefix;
		answerPrices();
		this.feed.handleConversions((exchange) -> {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			this.submitted.add(body);
			byte[] answer = answer(JsonMapper.shared().readTree(body)).getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
		});
	}

	void answerPrices() {
		this.feed.handle((exchange) -> {
			byte[] body = """
					{"asOf":"%s","curves":[{"strategy":"unstake","points":[{"amount":"100","price":"1.083"}]}]}"""
				.formatted(Instant.now())
				.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
		});
	}

	void failPrices() {
		this.feed.answer(503, "");
	}

	/**
	 * The bodies of the submissions that the feed got.
	 */
	List<String> submitted() {
		return this.submitted;
	}

	private static String answer(JsonNode submission) {
		if (submission.isObject()) {
			String payload = submission.get("conversion").asString().split("\\.")[1];
			JsonNode conversion = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(payload));
			return "{\"id\":\"" + conversion.get("id").asString() + "\",\"status\":\"confirmed\"}";
		}
		List<String> answers = new ArrayList<>();
		submission.forEach((each) -> answers.add(answer(each)));
		return answers.toString();
	}

	void start(String... args) throws Exception {
		List<String> all = new ArrayList<>(List.of("--PREFIX=" + this.prefix, "--server.port=0",
				"--upstream.url=" + this.feed.url(), "--upstream.poll-interval=500ms", "--ops.retry.base-delay=1ms",
				"--quotes.strategies[0].name=unstake", "--quotes.strategies[0].from=mSOL",
				"--quotes.strategies[0].to=SOL", "--quotes.strategies[0].fee-bps=30"));
		all.addAll(List.of(args));
		this.context = SpringApplication.run(ReferenceServiceApplication.class, all.toArray(String[]::new));
		await().untilAsserted(() -> assertThat(get("/quotes?from=mSOL&to=SOL&amount=10").statusCode()).isEqualTo(200));
	}

	void stop() {
		if (this.context != null) {
			this.context.close();
		}
	}

	static String order(String from, String to, String amount) {
		return "{\"from\":\"%s\",\"to\":\"%s\",\"amount\":\"%s\"}".formatted(from, to, amount);
	}

	HttpResponse<String> post(String body, @Nullable String key) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri("/conversions"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body));
		if (key != null) {
			request.header("Idempotency-Key", key);
		}
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	HttpResponse<String> get(String path) throws Exception {
		return this.client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.context.getEnvironment().getProperty("local.server.port") + path);
	}

	static void assertProblem(HttpResponse<String> response, int status, String detail) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(JsonMapper.shared().readValue(response.body(), Map.class).get("detail").toString())
			.startsWith(detail);
	}

	@Override
	public void close() {
		stop();
		this.feed.close();
	}

}
