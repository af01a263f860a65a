package dev.opsboot.reference.openapi;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.opsboot.reference.ReferenceServiceApplication;
import dev.opsboot.reference.StubFeed;
import dev.opsboot.reference.conversions.KeyFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.AvailabilityState;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * Holds what the whole service answers against its description, and the other way round.
 * The service runs once for all tests, in production with a feed that confirms
 * conversions of 10 and rejects others.
 */
class OpenApiTests {

	private static final String QUOTE = "/quotes?from=mSOL&to=SOL&amount=10";

	private static final String PRICE = "/prices/unstake?period=week";

	private static final String ORDER = order("10");

	private static final String ORDERS = "/requestBody/content/application~1json/examples";

	private static final OpenApiDescription description = OpenApiDescription.load();

	private static final HttpClient client = HttpClient.newHttpClient();

	private static final StubFeed feed = new StubFeed();

	private static final Set<String> answers = new TreeSet<>();

	@TempDir
	private static Path prefix;

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void startAndAskWhileThereAreNoPrices() throws Exception {
		Path key = KeyFile.write(Files.createDirectories(prefix.resolve("key")), KeyFile.generate("Ed25519"));
		context = SpringApplication.run(ReferenceServiceApplication.class, "--PREFIX=" + prefix, "--server.port=0",
				"--upstream.url=" + feed.url(), "--upstream.poll-interval=1s", "--ops.retry.base-delay=1ms",
				"--production", "--conversions.keypair=" + key, "cfg/config.toml");
		check(503, get(QUOTE));
		check(503, get(PRICE));
		check(503, post(ORDER));
		feed.handleConversions((exchange) -> {
			JsonNode submission = JsonMapper.shared().readTree(exchange.getRequestBody());
			byte[] answer = outcome(submission).getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
		});
		feed.handle((exchange) -> {
			byte[] body = """
					{"asOf":"%s","curves":[{"strategy":"unstake","points":[{"amount":"100","price":"1.083"}]}]}"""
				.formatted(Instant.now())
				.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
		});
		await().untilAsserted(() -> assertThat(send(get(QUOTE)).statusCode()).isEqualTo(200));
	}

	private static String outcome(JsonNode submission) {
		if (submission.isArray()) {
			return submission.valueStream().map(OpenApiTests::outcome).toList().toString();
		}
		String payload = submission.get("conversion").asString().split("\\.")[1];
		JsonNode conversion = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(payload));
		String result = conversion.get("amount").asString().equals("10") ? "\"confirmed\""
				: "\"rejected\",\"reason\":\"too much\"";
		return "{\"id\":\"" + conversion.get("id").asString() + "\",\"status\":" + result + "}";
	}

	@AfterAll
	static void stop() {
		if (context != null) {
			context.close();
		}
		feed.close();
	}

	@Test
	void describesWhatIsMappedAndNothingElse() {
		Set<String> mapped = new TreeSet<>(Set.of("GET /.well-known/live", "GET /.well-known/ready", "GET /metrics"));
		context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods()
			.forEach((mapping, handler) -> {
				if (handler.getBeanType().getName().startsWith("dev.opsboot.reference.")) {
					mapping.getMethodsCondition()
						.getMethods()
						.forEach((method) -> mapping.getPatternValues()
							.forEach((path) -> mapped.add(method + " " + path)));
				}
			});
		assertThat(description.operations()).extracting(Object::toString).containsExactlyInAnyOrderElementsOf(mapped);
	}

	@Test
	void answersWhatIsDescribedAndNothingElse() throws Exception {
		askForQuotesAndPrices();
		askForConversions();
		askAsMonitorsDo();
		check(200, get("/openapi.yaml"));
		check(406, get("/openapi.yaml").header("Accept", "text/html"));
		assertThat(answers).isEqualTo(description.answers());
	}

	private static void askForQuotesAndPrices() throws Exception {
		check(200, get(QUOTE));
		check(200, get("/quotes?from=mSOL&to=SOL&amount=0.000000000000000001"));
		check(400, get("/quotes?from=mSOL&to=SOL"));
		check(400, get("/quotes?from=mSOL&to=SOL&amount=0"));
		check(404, get("/quotes?from=mSOL&to=DOGE&amount=10"));
		check(404, get("/quotes?from=SOL&to=USDC&amount=10"));
		check(406, get(QUOTE).header("Accept", "application/xml"));
		check(406, get(QUOTE).header("Accept", "application/problem+json"));
		for (String period : new String[] { "day", "week", "month" }) {
			check(200, get("/prices/unstake?period=" + period));
		}
		check(400, get("/prices/unstake?period=year"));
		check(404, get("/prices/other?period=week"));
		check(406, get(PRICE).header("Accept", "application/xml"));
		check(406, get(PRICE).header("Accept", "application/problem+json"));
	}

	private static void askForConversions() throws Exception {
		String location = check(201, post(ORDER).header("Idempotency-Key", "key-1")).headers()
			.firstValue("Location")
			.orElseThrow();
		check(200, post(ORDER).header("Idempotency-Key", "key-1"));
		check(422, post(order("11")).header("Idempotency-Key", "key-1"));
		check(422, post(order("101")));
		check(400, post("{}"));
		check(400, post("{"));
		check(400, post(ORDER).header("Idempotency-Key", "two words"));
		check(404, post(ORDER.replace("mSOL", "DOGE")));
		check(406, post(ORDER).header("Accept", "application/xml"));
		check(413, post(ORDER.replace("10", "1".repeat(1 << 14))));
		check(413, post("[".repeat(1 << 20)));
		check(415, post(ORDER).setHeader("Content-Type", "text/plain"));
		String other = check(201, post(order("11"))).headers().firstValue("Location").orElseThrow();
		awaitConversion(location, "\"state\":\"confirmed\"");
		awaitConversion(other, "\"state\":\"rejected\"", "\"reason\":\"too much\"");
		check(404, get("/conversions/1"));
		check(406, get(location).header("Accept", "application/xml"));
		check(406, get(location).header("Accept", "application/problem+json"));
	}

	private static void awaitConversion(String location, String... fields) {
		await().untilAsserted(() -> assertThat(check(200, get(location)).body()).contains(fields));
	}

	private static void askAsMonitorsDo() throws Exception {
		check(200, get("/.well-known/live"));
		check(200, get("/.well-known/ready"));
		check(503, get("/.well-known/live"), LivenessState.BROKEN, LivenessState.CORRECT);
		check(503, get("/.well-known/ready"), ReadinessState.REFUSING_TRAFFIC, ReadinessState.ACCEPTING_TRAFFIC);
		check(200, get("/metrics"));
		check(200, get("/metrics").header("Accept", "application/openmetrics-text"));
		check(406, get("/metrics").header("Accept", "application/xml"));
	}

	private static <S extends AvailabilityState> void check(int status, HttpRequest.Builder request, S bad, S good)
			throws Exception {
		AvailabilityChangeEvent.publish(context, bad);
		try {
			check(status, request);
		}
		finally {
			AvailabilityChangeEvent.publish(context, good);
		}
	}

	private static HttpResponse<String> check(int status, HttpRequest.Builder request) throws Exception {
		HttpResponse<String> response = send(request);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		answers.add(description.check(response));
		return response;
	}

	@Test
	void servesTheDescriptionAsItIsWritten() throws Exception {
		assertThat(send(get("/openapi.yaml")).body())
			.isEqualTo(Files.readString(Path.of("src/main/resources/openapi.yaml")));
	}

	@Test
	void answersWhatIsAskedForAsInTheExamples() throws Exception {
		for (OpenApiDescription.Operation operation : description.operations()) {
			if (operation.method().equals("GET") && !operation.path().contains("{id}")) {
				check(200, get(example(operation, "")));
			}
		}
		for (JsonNode example : description.operation("POST", "/conversions").node().at(ORDERS)) {
			check(201, post(example.get("value").toString()));
		}
	}

	@Test
	void needsTheParametersThatAreRequired() throws Exception {
		for (OpenApiDescription.Operation operation : description.operations()) {
			for (JsonNode parameter : description.parameters(operation)) {
				if (parameter.get("in").asString().equals("query") && parameter.get("required").asBoolean()) {
					check(400, get(example(operation, parameter.get("name").asString())));
				}
			}
		}
	}

	private static String example(OpenApiDescription.Operation operation, String without) {
		String path = operation.path();
		StringJoiner query = new StringJoiner("&");
		for (JsonNode parameter : description.parameters(operation)) {
			String name = parameter.get("name").asString();
			String value = parameter.get("example").asString();
			path = path.replace("{" + name + "}", value);
			if (parameter.get("in").asString().equals("query") && !name.equals(without)) {
				query.add(name + "=" + value);
			}
		}
		return path + "?" + query;
	}

	@Test
	void doesWhatTheReadmeTellsToTry() throws Exception {
		assumeThat(Stream.of("bash", "curl")).allMatch(OpenApiTests::isInstalled);
		String commands = commandsOfTheReadme();
		for (OpenApiDescription.Operation operation : description.operations()) {
			assertThat(commands).containsPattern("http://localhost:8080" + operation.pattern() + "[?'\"\\s]");
		}
		Process process = new ProcessBuilder("bash", "-euo", "pipefail", "-c",
				"curl() { command curl --fail --silent --show-error \"$@\"; }\n"
						+ commands.replace("http://localhost:8080", uri("").toString()))
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
	}

	private static boolean isInstalled(String program) {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((directory) -> Files.isExecutable(Path.of(directory, program)));
	}

	private static String commandsOfTheReadme() throws IOException {
		return Files.readString(Path.of("../README.md")).split("\n## Try it\n")[1].lines()
			.dropWhile((line) -> !line.startsWith("    "))
			.takeWhile((line) -> line.startsWith("    "))
			.collect(Collectors.joining("\n"));
	}

	private static String order(String amount) {
		return "{\"from\":\"mSOL\",\"to\":\"SOL\",\"amount\":\"%s\"}".formatted(amount);
	}

	private static HttpRequest.Builder post(String body) {
		return HttpRequest.newBuilder(uri("/conversions"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body));
	}

	private static HttpRequest.Builder get(String path) {
		return HttpRequest.newBuilder(uri(path));
	}

	private static URI uri(String path) {
		return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
