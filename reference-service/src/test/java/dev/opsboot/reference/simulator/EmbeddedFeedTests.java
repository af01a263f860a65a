package dev.opsboot.reference.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.opsboot.reference.quotes.Strategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.web.server.PortInUseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link EmbeddedFeed}.
 */
class EmbeddedFeedTests {

	private static final List<Strategy> STRATEGIES = List.of(new Strategy("unstake", "mSOL", "SOL", 30));

	private final HttpClient client = HttpClient.newHttpClient();

	private EmbeddedFeed feed = feed(new SimulatorProperties(1, 0, 0, 0, 0, 0, 2));

	@AfterEach
	void closeFeed() {
		this.feed.close();
	}

	@Test
	void servesPricesAsTheContractSays() throws Exception {
		HttpResponse<String> response = send("GET", "/prices");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(response.body().replaceAll("1\\.0[4-9][0-9]{1,7}", "P")).isEqualTo("""
				{"asOf":"2026-11-20T18:00:00Z","curves":[{"strategy":"unstake","points":[\
				{"amount":"1","price":"P"},{"amount":"10","price":"P"},{"amount":"100","price":"P"},\
				{"amount":"1000","price":"P"},{"amount":"10000","price":"P"}]}]}""");
	}

	@Test
	void servesNothingElse() throws Exception {
		assertThat(send("GET", "/prices/").statusCode()).isEqualTo(404);
		assertThat(send("GET", "/").statusCode()).isEqualTo(404);
		assertThat(send("POST", "/prices").statusCode()).isEqualTo(405);
		assertThat(send("GET", "/conversions").statusCode()).isEqualTo(405);
	}

	@Test
	void listensOnTheLoopbackInterfaceOnly() throws Exception {
		assertThat(InetAddress.getByName(URI.create(this.feed.url()).getHost()).isLoopbackAddress()).isTrue();
	}

	@Test
	void listensOnItsPort() {
		int port = URI.create(this.feed.url()).getPort();
		SimulatorProperties simulator = new SimulatorProperties(1, port, 0, 0, 0, 0, 2);
		assertThatExceptionOfType(PortInUseException.class).isThrownBy(() -> feed(simulator))
			.withMessage("Port " + port + " is already in use");
		this.feed.close();
		this.feed = feed(simulator);
		assertThat(this.feed.url()).isEqualTo("http://127.0.0.1:" + port);
	}

	@Test
	void executesAConversion() throws Exception {
		HttpResponse<String> response = post(SignedForm.single(SignedForm.payload("a")));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(response.body()).isEqualTo("""
				{"id":"a","status":"confirmed"}""");
		assertThat(this.feed.ledger().executed()).containsExactly("a");
		assertThat(this.feed.ledger().requests()).containsExactly(1);
	}

	@Test
	void executesABatchInItsOrder() throws Exception {
		String late = SignedForm.payload("late").replace("18:10", "17:59");
		HttpResponse<String> response = post(batch(late, SignedForm.payload("b")));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("""
				[{"id":"late","status":"rejected","reason":"expired"},{"id":"b","status":"confirmed"}]""");
		assertThat(this.feed.ledger().executed()).containsExactly("b");
		assertThat(this.feed.ledger().requests()).containsExactly(2);
	}

	@Test
	void executesNothingOfABatchThatIsTooLarge() throws Exception {
		HttpResponse<String> response = post(
				batch(SignedForm.payload("a"), SignedForm.payload("b"), SignedForm.payload("c")));
		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(response.body()).isEqualTo("""
				{"error":"more than 2 conversions in a batch"}""");
		assertThat(this.feed.ledger().executed()).isEmpty();
		assertThat(this.feed.ledger().requests()).containsExactly(3);
	}

	@Test
	void takesNoBatchesWhereNoneAreAllowed() throws Exception {
		closeFeed();
		this.feed = feed(new SimulatorProperties(1, 0, 0, 0, 0, 0, 0));
		assertThat(post(batch(SignedForm.payload("a"))).statusCode()).isEqualTo(413);
		assertThat(post(SignedForm.single(SignedForm.payload("a"))).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "garbage", "{", "1", "null", "{}", "[]", "[1]", "{\"conversion\":1}",
			"{\"conversion\":\"a.b.c\"}", "{} {}" })
	void refusesWhatItDoesNotUnderstand(String body) throws Exception {
		HttpResponse<String> response = post(body);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).startsWith("{\"error\":\"");
	}

	@Test
	void executesNothingOfABatchThatIsHalfUnderstood() throws Exception {
		String body = "[" + SignedForm.single(SignedForm.payload("a")) + ",{\"conversion\":\"a.b.c\"}]";
		assertThat(post(body).statusCode()).isEqualTo(400);
		assertThat(this.feed.ledger().executed()).isEmpty();
	}

	@Test
	void refusesALargeBody() throws Exception {
		String body = SignedForm.single(SignedForm.payload("a"));
		String largest = body + " ".repeat(EmbeddedFeed.MAX_BYTES - body.length());
		assertThat(post(largest).statusCode()).isEqualTo(200);
		assertThat(post(largest + " ").statusCode()).isEqualTo(413);
		assertThat(post(" ".repeat(8 * EmbeddedFeed.MAX_BYTES)).statusCode()).isEqualTo(413);
	}

	@Test
	void walksNoStepForAnAnswerThatFails() throws Exception {
		List<String> fair = answers(10);
		closeFeed();
		this.feed = feed(new SimulatorProperties(1, 0, 0.5, 0, 0, 0, 2));
		assertThat(answers(40).stream().filter((answer) -> answer.startsWith("200 ")).limit(10))
			.containsExactlyElementsOf(fair);
	}

	@Test
	void failsTheSameWayWithTheSameSeed() throws Exception {
		List<List<String>> both = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			closeFeed();
			this.feed = feed(new SimulatorProperties(3, 0, 0.2, 0, 0.3, 0.2, 2));
			both.add(answers(100));
		}
		assertThat(both.get(0)).isEqualTo(both.get(1));
		assertThat(both.get(0)).extracting((answer) -> answer.substring(0, 4))
			.contains("200 ", "429 ", "500 ", "503 ", "half");
	}

	@Test
	void tellsWhenToTryAgain() throws Exception {
		closeFeed();
		this.feed = feed(new SimulatorProperties(1, 0, 0, 0, 0, 1, 2));
		HttpResponse<String> response = post(SignedForm.single(SignedForm.payload("a")));
		assertThat(response.statusCode()).isIn(429, 503);
		assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
		assertThat(this.feed.ledger().executed()).isEmpty();
	}

	@Test
	void failsBeforeOrAfterAConversionIsExecuted() throws Exception {
		closeFeed();
		this.feed = feed(new SimulatorProperties(1, 0, 1, 0, 0, 0, 2));
		for (int i = 0; i < 40; i++) {
			assertThat(post(SignedForm.single(SignedForm.payload("id" + i))).statusCode()).isIn(500, 503);
		}
		assertThat(this.feed.ledger().executed()).hasSizeBetween(10, 30);
	}

	@Test
	void answersEveryKindOfGarbageForAConversionToo() throws Exception {
		closeFeed();
		this.feed = feed(new SimulatorProperties(1, 0, 0, 0, 1, 0, 2));
		List<String> bodies = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			try {
				bodies.add(post(SignedForm.single(SignedForm.payload("a"))).body());
			}
			catch (IOException ex) {
				bodies.add("half");
			}
		}
		assertThat(bodies.stream().distinct()).hasSize(Behaviour.Garbage.KINDS)
			.contains("half", "<html>It works!</html>", "{}");
		assertThat(this.feed.ledger().executed()).containsExactly("a");
	}

	@Test
	void isHeldUpByNoStall() throws Exception {
		closeFeed();
		this.feed = feed(new SimulatorProperties(1, 0, 0, 0.5, 0, 0, 2));
		URI prices = URI.create(this.feed.url() + "/prices");
		List<CompletableFuture<Integer>> answers = IntStream.range(0, 60)
			.mapToObj((i) -> HttpRequest.newBuilder(prices).build())
			.map((request) -> this.client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
				.thenApply(HttpResponse::statusCode))
			.toList();
		await().untilAsserted(
				() -> assertThat(answers.stream().filter(CompletableFuture::isDone).count()).isEqualTo(fairOf(60)));
		long begin = System.nanoTime();
		this.feed.close();
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
		await().untilAsserted(() -> assertThat(answers).allMatch(CompletableFuture::isDone));
	}

	private static long fairOf(int requests) {
		Weather weather = new Weather(new SimulatorProperties(1, 0, 0, 0.5, 0, 0, 2), new Semaphore(1));
		return IntStream.range(0, requests).filter((i) -> weather.next() instanceof Behaviour.Service).count();
	}

	@Test
	void closesWhatIsStalledWhenTooMuchIs() {
		closeFeed();
		this.feed = feed(new SimulatorProperties(1, 0, 0, 1, 0, 0, 2));
		URI prices = URI.create(this.feed.url() + "/prices");
		List<CompletableFuture<?>> answers = new ArrayList<>();
		for (int i = 0; i < 70; i++) {
			answers.add(this.client.sendAsync(HttpRequest.newBuilder(prices).build(),
					HttpResponse.BodyHandlers.ofString()));
		}
		await().untilAsserted(
				() -> assertThat(answers).filteredOn(CompletableFuture::isCompletedExceptionally).hasSize(70 - 48));
		assertThat(answers).filteredOn((answer) -> !answer.isDone()).hasSize(48);
	}

	@Test
	void leavesNoThreadBehind() throws Exception {
		send("GET", "/prices");
		closeFeed();
		await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
			.noneMatch((thread) -> thread.getName().startsWith("embedded-feed-")));
	}

	private List<String> answers(int requests) throws InterruptedException {
		List<String> answers = new ArrayList<>();
		for (int i = 0; i < requests; i++) {
			try {
				HttpResponse<String> response = send("GET", "/prices");
				answers.add(response.statusCode() + " " + response.body());
			}
			catch (IOException ex) {
				answers.add("half");
			}
		}
		return answers;
	}

	private static EmbeddedFeed feed(SimulatorProperties simulator) {
		return new EmbeddedFeed(simulator, STRATEGIES, InstantSource.fixed(Instant.parse("2026-11-20T18:00:00.123Z")),
				JsonMapper.shared());
	}

	private static String batch(String... payloads) {
		return List.of(payloads).stream().map(SignedForm::single).collect(Collectors.joining(",", "[", "]"));
	}

	private HttpResponse<String> post(String body) throws IOException, InterruptedException {
		return send("POST", "/conversions", body);
	}

	private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
		return send(method, path, "");
	}

	private HttpResponse<String> send(String method, String path, String body)
			throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.feed.url() + path))
			.method(method, HttpRequest.BodyPublishers.ofString(body))
			.build();
		return this.client.send(request, HttpResponse.BodyHandlers.ofString());
	}

}
