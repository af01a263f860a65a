package dev.opsboot.reference;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.opsboot.reference.conversions.KeyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Tests of conversions over HTTP, in the whole service with a feed that the tests
 * control.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConversionTests {

	private static final String ORDER = order("mSOL", "SOL", "10");

	@TempDir
	private Path prefix;

	private final HttpClient client = HttpClient.newHttpClient();

	private final StubFeed feed = new StubFeed();

	private final List<String> submitted = new CopyOnWriteArrayList<>();

	private ConfigurableApplicationContext context;

	@BeforeEach
	void answerPrices() {
		this.feed.handle((exchange) -> {
			byte[] body = """
					{"asOf":"%s","curves":[{"strategy":"unstake","points":[{"amount":"100","price":"1.083"}]}]}"""
				.formatted(Instant.now())
				.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
		});
		this.feed.handleConversions((exchange) -> {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			this.submitted.add(body);
			byte[] answer = answer(JsonMapper.shared().readTree(body)).getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
		});
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

	@AfterEach
	void close() {
		if (this.context != null) {
			this.context.close();
		}
		this.feed.close();
	}

	@Test
	void preparesAndSignsInADryRun(CapturedOutput output) throws Exception {
		start("--conversions.keypair=" + key());
		HttpResponse<String> response = post(ORDER, null);
		assertThat(response.statusCode()).isEqualTo(201);
		JsonNode conversion = JsonMapper.shared().readTree(response.body());
		String id = conversion.get("id").asString();
		assertThat(response.headers().firstValue("Location")).hasValue("/conversions/" + id);
		assertThat(response.body()).isEqualTo("""
				{"id":"%s","state":"signed","dryRun":true,"from":"mSOL","to":"SOL","amount":"10",\
				"amountOut":"10.79751","route":["unstake"],"asOf":"%s","expiresAt":"%s"}""", id,
				conversion.get("asOf").asString(),
				Instant.parse(conversion.get("asOf").asString()).plus(Duration.ofMinutes(10)));
		assertThat(get("/conversions/" + id).body()).isEqualTo(response.body());
		assertThat(output.getAll().lines().filter((line) -> line.contains(" audit=conversion"))).singleElement()
			.asString()
			.contains(" INFO Conversion signed audit=conversion id=" + id
					+ " from=mSOL to=SOL amount=10 amount_out=10.79751 route=unstake dry_run=true request_id=");
		assertThat(get("/metrics").body())
			.contains("conversions_total{service=\"reference_service\",state=\"signed\"} 1.0");
		assertThat(this.submitted).isEmpty();
	}

	@Test
	void preparesOnlyWhereThereIsNoKey() throws Exception {
		start();
		assertThat(post(ORDER, null).body()).contains("\"state\":\"prepared\"");
	}

	@Test
	void submitsInProduction(CapturedOutput output) throws Exception {
		start("--production", "--conversions.keypair=" + key());
		String location = post(ORDER, null).headers().firstValue("Location").orElseThrow();
		await().untilAsserted(
				() -> assertThat(get(location).body()).contains("\"state\":\"confirmed\"", "\"dryRun\":false"));
		assertThat(this.submitted).hasSize(1);
		assertThat(output.getAll().lines().filter((line) -> line.contains(" audit=conversion")))
			.extracting((line) -> line.replaceAll(".* INFO (Conversion [a-z]+) audit.*", "$1"))
			.containsExactly("Conversion signed", "Conversion submitted", "Conversion confirmed");
	}

	@Test
	void honoursTheIdempotencyKey() throws Exception {
		start();
		HttpResponse<String> first = post(ORDER, "key-1");
		HttpResponse<String> again = post(order("mSOL", "SOL", "10.0"), "key-1");
		assertThat(again.statusCode()).isEqualTo(200);
		assertThat(again.body()).isEqualTo(first.body());
		assertThat(post(ORDER, "key-2").body()).isNotEqualTo(first.body());
		assertProblem(post(order("mSOL", "SOL", "11"), "key-1"), 422,
				"the Idempotency-Key belongs to another conversion");
		this.context.close();
		start();
		assertThat(post(ORDER, "key-1").body()).isEqualTo(first.body());
	}

	@Test
	void refusesConversionsWhilePricesAreStale() throws Exception {
		start();
		HttpResponse<String> before = post(ORDER, "key-1");
		this.feed.answer(503, "");
		await().untilAsserted(
				() -> assertThat(get("/quotes?from=mSOL&to=SOL&amount=10").body()).contains("\"stale\":true"));
		HttpResponse<String> response = post(ORDER, null);
		assertProblem(response, 503, "prices are stale, conversions are refused until there are new ones");
		assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
		assertThat(post(ORDER, "key-1").body()).isEqualTo(before.body());
	}

	@Test
	void expiresWhatNobodySubmits() throws Exception {
		start("--quotes.max-age=1s");
		String location = post(ORDER, null).headers().firstValue("Location").orElseThrow();
		await().untilAsserted(() -> assertThat(get(location).body()).contains("\"state\":\"expired\""));
	}

	@Test
	void refusesWhatCannotBeConverted() throws Exception {
		start();
		String bad = "Failed to read request";
		assertProblem(post("{}", null), 400, "from, to and amount are required");
		assertProblem(post("[]", null), 400, bad);
		assertProblem(post("null", null), 400, bad);
		assertProblem(post("{\"from\":\"mSOL\"", null), 400, bad);
		assertProblem(post(order("mSOL", "SOL", "0"), null), 400, "amount must be a positive decimal");
		assertProblem(post(order("mSOL", "mSOL", "1"), null), 400, "from and to must differ");
		assertProblem(post(order("mSOL", "DOGE", "1"), null), 404, "unknown asset DOGE");
		assertProblem(post(order("SOL", "mSOL", "1"), null), 404, "no route from SOL to mSOL");
		assertProblem(post(order("mSOL", "SOL", "100.1"), null), 422,
				"unstake has no price for 100.1 mSOL, at most for 100");
		assertProblem(get("/conversions/42"), 404, "no conversion 42");
	}

	@Test
	void refusesABadIdempotencyKey() throws Exception {
		start();
		for (String key : List.of("", "two words", "k".repeat(129))) {
			assertProblem(post(ORDER, key), 400, "Idempotency-Key must be 1 to 128 visible ASCII characters");
		}
		assertThat(post(ORDER, "k".repeat(128)).statusCode()).isEqualTo(201);
	}

	@Test
	void needsAKeyInProduction() {
		assertThatThrownBy(() -> start("--production")).hasMessageContaining(
				"conversions.keypair: must be set, as with --production conversions are signed and submitted");
	}

	@ParameterizedTest
	@ValueSource(strings = { "production", "report" })
	void takesNoValueForAFlag(String flag) throws Exception {
		String key = "--conversions.keypair=" + key();
		assertThatThrownBy(() -> start(key, "--" + flag + "=false")).hasMessageContaining(flag + ": takes no value");
	}

	private static String order(String from, String to, String amount) {
		return "{\"from\":\"%s\",\"to\":\"%s\",\"amount\":\"%s\"}".formatted(from, to, amount);
	}

	private Path key() throws Exception {
		return KeyFile.write(Files.createDirectories(this.prefix.resolve("key")), KeyFile.generate("Ed25519"));
	}

	private static void assertProblem(HttpResponse<String> response, int status, String detail) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(JsonMapper.shared().readValue(response.body(), Map.class).get("detail").toString())
			.startsWith(detail);
	}

	private HttpResponse<String> post(String body, String key) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri("/conversions"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body));
		if (key != null) {
			request.header("Idempotency-Key", key);
		}
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> get(String path) throws Exception {
		return this.client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.context.getEnvironment().getProperty("local.server.port") + path);
	}

	private void start(String... args) throws Exception {
		List<String> all = new ArrayList<>(List.of("--PREFIX=" + this.prefix, "--server.port=0",
				"--upstream.url=" + this.feed.url(), "--upstream.poll-interval=500ms", "--ops.retry.base-delay=1ms",
				"--quotes.strategies[0].name=unstake", "--quotes.strategies[0].from=mSOL",
				"--quotes.strategies[0].to=SOL", "--quotes.strategies[0].fee-bps=30"));
		all.addAll(List.of(args));
		this.context = SpringApplication.run(ReferenceServiceApplication.class, all.toArray(String[]::new));
		await().untilAsserted(() -> assertThat(get("/quotes?from=mSOL&to=SOL&amount=10").statusCode()).isEqualTo(200));
	}

}
