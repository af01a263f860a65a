package dev.opsboot.reference;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link ReferenceServiceApplication}: the whole service, from feed to quote.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReferenceServiceApplicationTests {

	@TempDir
	private Path prefix;

	private final HttpClient client = HttpClient.newHttpClient();

	@Test
	void quotesFromTheBuiltInFeed() {
		try (ConfigurableApplicationContext context = run("embedded")) {
			await().untilAsserted(() -> assertThat(quote(context)).matches("""
					\\{"from":"mSOL","to":"SOL","amount":"10","amountOut":"10\\.[0-9]+",\
					"route":\\["unstake"],"asOf":"[-0-9]+T[:0-9]+Z","stale":false}"""));
		}
	}

	@Test
	void isUnavailableUntilTheFeedAnswers() {
		try (StubFeed feed = new StubFeed(); ConfigurableApplicationContext context = run(feed.url())) {
			await().untilAsserted(() -> assertThat(quote(context)).isEqualTo("""
					{"detail":"no prices yet","instance":"/quotes","status":503,"title":"Service Unavailable"}"""));
		}
	}

	@Test
	void quotesStaleWhileTheFeedIsOutAndRecovers(CapturedOutput output) throws Exception {
		String good = """
				{"asOf":"2020-01-01T00:00:00Z","curves":\
				[{"strategy":"unstake","points":[{"amount":"10","price":"1.083"}]}]}""";
		try (StubFeed feed = new StubFeed(); ConfigurableApplicationContext context = run(feed.url())) {
			feed.answer(good);
			await()
				.untilAsserted(() -> assertThat(quote(context)).contains("\"10.79751\"").endsWith("\"stale\":false}"));
			feed.answer(503, "");
			await()
				.untilAsserted(() -> assertThat(quote(context)).contains("\"10.79751\"").endsWith("\"stale\":true}"));
			await().untilAsserted(() -> assertThat(get(context, "/.well-known/ready")).isEqualTo("""
					{"status":"UP","details":{"degraded":\
					{"upstream":"quotes are made from the last good prices: status 503"}}}"""));
			feed.answer(good);
			await().untilAsserted(() -> assertThat(quote(context)).endsWith("\"stale\":false}"));
			await()
				.untilAsserted(() -> assertThat(get(context, "/.well-known/ready")).isEqualTo("{\"status\":\"UP\"}"));
			assertThat(value(context, "ops_retries_total{operation=\"feed.prices\"")).isGreaterThanOrEqualTo(5);
			assertThat(value(context, "ops_failures_total{fault=\"transient\",operation=\"feed.prices\""))
				.isGreaterThanOrEqualTo(1);
			assertThat(value(context, "ops_degraded{component=\"upstream\"")).isZero();
		}
		assertThat(output).containsOnlyOnce("Degraded upstream: quotes are made from the last good prices: status 503");
	}

	@Test
	void quotesStaleFromThePricesOfTheLifeBefore() throws Exception {
		try (StubFeed feed = new StubFeed()) {
			feed.answer("""
					{"asOf":"2020-01-01T00:00:00Z","curves":\
					[{"strategy":"unstake","points":[{"amount":"10","price":"1.083"}]}]}""");
			try (ConfigurableApplicationContext context = run(feed.url())) {
				await().untilAsserted(() -> assertThat(quote(context)).endsWith("\"stale\":false}"));
			}
			feed.answer(503, "");
			try (ConfigurableApplicationContext context = run(feed.url())) {
				assertThat(quote(context)).contains("\"10.79751\"").endsWith("\"stale\":true}");
			}
		}
	}

	@Test
	void averagesPricesAndCountsByPeriod() throws Exception {
		try (StubFeed feed = new StubFeed(); ConfigurableApplicationContext context = run(feed.url())) {
			assertThat(get(context, "/prices/unstake?period=day")).contains("\"detail\":\"no prices yet\"");
			feed.answer("""
					{"asOf":"2020-01-01T00:00:00Z","curves":\
					[{"strategy":"unstake","points":[{"amount":"10","price":"1.083"}]}]}""");
			await().untilAsserted(() -> assertThat(get(context, "/prices/unstake?period=week")).isEqualTo("""
					{"strategy":"unstake","period":"week","average":"1.083","asOf":"2020-01-01T00:00:00Z",\
					"stale":false}"""));
			assertThat(get(context, "/prices/unstake?period=year"))
				.contains("\"detail\":\"period must be day, week or month\"", "\"status\":400");
			assertThat(get(context, "/prices/other?period=month"))
				.contains("\"detail\":\"no prices of strategy other\"", "\"status\":404");
			assertThat(get(context, "/metrics").lines().filter((line) -> line.startsWith("prices_requests_total{")))
				.contains("prices_requests_total{period=\"day\",service=\"reference_service\"} 1.0",
						"prices_requests_total{period=\"month\",service=\"reference_service\"} 1.0",
						"prices_requests_total{period=\"unknown\",service=\"reference_service\"} 1.0")
				.hasSize(4);
		}
	}

	@Test
	void answersMonitors() throws Exception {
		try (ConfigurableApplicationContext context = run("embedded")) {
			assertThat(get(context, "/.well-known/live")).isEqualTo("{\"status\":\"UP\"}");
			assertThat(get(context, "/.well-known/ready")).isEqualTo("{\"status\":\"UP\"}");
			quote(context);
			await().untilAsserted(
					() -> assertThat(get(context, "/metrics")).contains("http_server_requests_seconds_bucket{",
							"ops_pulse_age_seconds{pulse=\"poller\",service=\"reference_service\"}"));
		}
	}

	@Test
	void tellsWhatItIsMadeOf() throws Exception {
		assumeThat(System.getProperty("maven.mode")).as("left out the SBOM").isNotEqualTo("offline: true");
		try (ConfigurableApplicationContext context = run("embedded")) {
			assertThat(get(context, "/actuator/sbom")).isEqualTo("{\"ids\":[\"application\"]}");
			JsonNode sbom = JsonMapper.shared().readTree(get(context, "/actuator/sbom/application"));
			assertThat(sbom.get("bomFormat").asString()).isEqualTo("CycloneDX");
			assertThat(sbom.get("components")).extracting((component) -> component.get("name").asString())
				.contains("ops-spring-boot-starter", "spring-core")
				.doesNotContain("assertj-core");
		}
	}

	@Test
	void answersWhatComesToNoControllerAsAProblem(CapturedOutput output) throws Exception {
		try (ConfigurableApplicationContext context = run("embedded")) {
			assertThat(get(context, "/nothing")).contains("\"status\":404").contains("\"title\":\"Not Found\"");
			assertThat(get(context, "/error")).contains("\"status\":404").contains("\"title\":\"Not Found\"");
			HttpResponse<String> trace = this.client.send(HttpRequest.newBuilder(uri(context, "/quotes"))
				.method("TRACE", HttpRequest.BodyPublishers.noBody())
				.build(), HttpResponse.BodyHandlers.ofString());
			assertThat(trace.statusCode()).isEqualTo(405);
			assertThat(trace.headers().firstValue("Content-Type")).hasValue("application/problem+json");
			assertThat(trace.body()).contains("\"title\":\"Method Not Allowed\"");
		}
		assertThat(output).doesNotContain(" WARN ");
	}

	@Test
	void callsSomebodyWhenTheFeedGivesNonsense(CapturedOutput output) throws Exception {
		try (StubFeed feed = new StubFeed(); ConfigurableApplicationContext context = run(feed.url())) {
			feed.answer("garbage");
			await()
				.untilAsserted(() -> assertThat(value(context, "ops_alerts_total{operation=\"feed.prices\"")).isOne());
			assertThat(value(context, "ops_retries_total{operation=\"feed.prices\"")).isZero();
		}
		assertThat(output).containsOnlyOnce("Operation feed.prices keeps failing: 11 failures without a success");
	}

	private double value(ConfigurableApplicationContext context, String series)
			throws IOException, InterruptedException {
		return get(context, "/metrics").lines()
			.filter((line) -> line.startsWith(series))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
			.sum();
	}

	private String quote(ConfigurableApplicationContext context) throws IOException, InterruptedException {
		return get(context, "/quotes?from=mSOL&to=SOL&amount=10");
	}

	private String get(ConfigurableApplicationContext context, String path) throws IOException, InterruptedException {
		return this.client
			.send(HttpRequest.newBuilder(uri(context, path)).build(), HttpResponse.BodyHandlers.ofString())
			.body();
	}

	private static URI uri(ConfigurableApplicationContext context, String path) {
		return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
	}

	private ConfigurableApplicationContext run(String url) {
		return SpringApplication.run(ReferenceServiceApplication.class, "--PREFIX=" + this.prefix, "--server.port=0",
				"--upstream.url=" + url, "--upstream.poll-interval=50ms", "--ops.retry.base-delay=1ms",
				"--quotes.max-age=36500d", "--quotes.strategies[0].name=unstake", "--quotes.strategies[0].from=mSOL",
				"--quotes.strategies[0].to=SOL", "--quotes.strategies[0].fee-bps=30");
	}

}
