package dev.opsboot.reference.feed;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.opsboot.heartbeat.Heartbeat;
import dev.opsboot.reference.StubFeed;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.client.RestClientResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link FeedClient}.
 */
class FeedClientTests {

	private static final String GOOD = """
			{"asOf":"2026-11-20T18:00:00Z","curves":\
			[{"strategy":"unstake","points":[{"amount":"10","price":"1.083"}]}]}""";

	private final StubFeed feed = new StubFeed();

	@AfterEach
	void closeFeed() {
		this.feed.close();
	}

	@Test
	void readsTheAnswer() {
		this.feed.answer(GOOD);
		Reading reading = client(this.feed.url() + "//", Duration.ofSeconds(10), 1).prices();
		assertThat(JsonMapper.shared().writeValueAsString(reading.answer())).isEqualTo(GOOD);
		assertThat(reading.prices().curves()).containsOnlyKeys("unstake");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "garbage", "{", "[]", "null", "{\"asOf\":\"yesterday\"}", "{\"curves\":1}", "{} {}",
			"{\"curves\":[{\"points\":[{\"price\":{}}]}]}" })
	void refusesWhatIsNotTheJsonExpected(String body) {
		this.feed.answer(body);
		assertThatIsRefused().withMessageStartingWith("not the JSON expected: ");
	}

	@ParameterizedTest
	@ValueSource(ints = { 404, 500, 503 })
	void failsOnAStatusOfAnError(int status) {
		this.feed.handle((exchange) -> exchange.sendResponseHeaders(status, -1));
		assertThatFails(Duration.ofSeconds(10)).withMessage("status " + status)
			.havingCause()
			.isInstanceOf(RestClientResponseException.class);
	}

	@Test
	void readsNoBodyOfAnError() {
		CountDownLatch end = new CountDownLatch(1);
		this.feed.handle((exchange) -> {
			exchange.getResponseHeaders().set("Retry-After", "7");
			exchange.sendResponseHeaders(503, 0);
			exchange.getResponseBody().write('{');
			exchange.getResponseBody().flush();
			StubFeed.await(end);
		});
		assertThatFails(Duration.ofSeconds(2)).withMessage("status 503")
			.havingCause()
			.isInstanceOfSatisfying(RestClientResponseException.class,
					(cause) -> assertThat(cause.getResponseHeaders().getFirst("Retry-After")).isEqualTo("7"));
		end.countDown();
	}

	@ParameterizedTest
	@ValueSource(ints = { 204, 302 })
	void refusesAnyOtherStatus(int status) {
		this.feed.handle((exchange) -> exchange.sendResponseHeaders(status, -1));
		assertThatIsRefused().withMessage("status " + status);
	}

	@Test
	void refusesPricesThatMakeNoSense() {
		this.feed.answer(GOOD.replace("1.083", "0"));
		assertThatIsRefused().withMessage("price out of range: 0");
	}

	@Test
	void failsOnHalfAnAnswer() {
		this.feed.handle((exchange) -> {
			exchange.sendResponseHeaders(200, 1000);
			exchange.getResponseBody().write(GOOD.getBytes());
			exchange.getResponseBody().flush();
		});
		assertThatFails(Duration.ofSeconds(10)).withMessageStartingWith("answer is incomplete: java.io.EOFException: ")
			.withCauseInstanceOf(IOException.class);
	}

	@Test
	void refusesAnAnswerThatIsTooLarge() {
		this.feed.answer(" ".repeat(FeedHttp.MAX_BYTES) + GOOD);
		assertThatIsRefused().withMessage("answer above 1048576 bytes");
	}

	@Test
	void givesUpOnAFeedThatDoesNotAnswer() {
		this.feed.stall(new CountDownLatch(1));
		assertThatFails(Duration.ofMillis(100)).withMessageMatching("no answer: .*TimeoutException.*");
	}

	@Test
	void givesUpOnAnAnswerThatDoesNotEnd() {
		CountDownLatch end = new CountDownLatch(1);
		this.feed.handle((exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write('{');
			exchange.getResponseBody().flush();
			StubFeed.await(end);
		});
		assertThatFails(Duration.ofMillis(200)).withMessageStartingWith("answer is incomplete: java.io.IOException: ");
		end.countDown();
	}

	@Test
	void givesUpOnAFeedThatIsNotThere() {
		this.feed.close();
		assertThatFails(Duration.ofSeconds(10)).withMessageStartingWith("no answer: java.net.ConnectException");
	}

	@Test
	void sendsNoMoreRequestsAtATimeThanAllowed() {
		AtomicInteger present = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		CountDownLatch two = new CountDownLatch(2);
		this.feed.handle((exchange) -> {
			most.accumulateAndGet(present.incrementAndGet(), Math::max);
			two.countDown();
			StubFeed.await(two);
			present.decrementAndGet();
			exchange.sendResponseHeaders(200, GOOD.length());
			exchange.getResponseBody().write(GOOD.getBytes());
		});
		FeedClient client = client(this.feed.url(), Duration.ofSeconds(10), 2);
		ExecutorService executor = Executors.newFixedThreadPool(6);
		CompletableFuture
			.allOf(Stream.generate(() -> CompletableFuture.runAsync(client::prices, executor))
				.limit(6)
				.toArray(CompletableFuture[]::new))
			.join();
		executor.shutdown();
		assertThat(most).hasValue(2);
	}

	@Test
	void endsOnAnInterruptAndLeavesItSet() {
		this.feed.stall(new CountDownLatch(1));
		Thread.currentThread().interrupt();
		Throwable thrown = catchThrowable(() -> client(this.feed.url(), Duration.ofSeconds(10), 1).prices());
		assertThat(Thread.interrupted()).isTrue();
		assertThat(thrown).isInstanceOf(FeedException.class).hasMessage("interrupted");
	}

	private ThrowableAssertAlternative<InvalidAnswerException> assertThatIsRefused() {
		return assertThatExceptionOfType(InvalidAnswerException.class)
			.isThrownBy(() -> client(this.feed.url(), Duration.ofSeconds(10), 1).prices());
	}

	private ThrowableAssertAlternative<FeedException> assertThatFails(Duration timeout) {
		return assertThatExceptionOfType(FeedException.class)
			.isThrownBy(() -> client(this.feed.url(), timeout, 1).prices());
	}

	private static FeedClient client(String url, Duration timeout, int maxConcurrent) {
		UpstreamProperties upstream = new UpstreamProperties(url, Duration.ofSeconds(2), timeout, maxConcurrent);
		return new FeedClient(new FeedHttp(url, upstream, JsonMapper.shared()),
				new FeedAnswerReader(Set.of("unstake"), Duration.ofSeconds(2),
						InstantSource.fixed(Instant.parse("2026-11-20T18:00:00Z"))),
				new Heartbeat().pulse("poller", Duration.ofSeconds(30)));
	}

}
