package dev.opsboot.reference.feed;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import dev.opsboot.failure.Degradation;
import dev.opsboot.heartbeat.Heartbeat;
import dev.opsboot.heartbeat.Pulse;
import dev.opsboot.reference.StubFeed;
import dev.opsboot.reference.prices.Averages;
import dev.opsboot.reference.prices.Period;
import dev.opsboot.reference.prices.PriceBook;
import dev.opsboot.reference.prices.Prices;
import dev.opsboot.reference.quotes.Strategy;
import dev.opsboot.reference.simulator.EmbeddedFeed;
import dev.opsboot.reference.simulator.SimulatorProperties;
import dev.opsboot.state.DataDirectory;
import dev.opsboot.state.StateFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link FeedPoller}.
 */
@ExtendWith(OutputCaptureExtension.class)
class FeedPollerTests {

	private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");

	private static final FeedAnswerReader READER = new FeedAnswerReader(Set.of("unstake"), Duration.ofSeconds(2),
			InstantSource.fixed(NOW));

	private static final String GOOD = answer("1.083");

	@TempDir
	private Path data;

	private final StubFeed feed = new StubFeed();

	private final Pulse pulse = new Heartbeat().pulse("poller", Duration.ofSeconds(30));

	private PriceBook book = new PriceBook(Duration.ofSeconds(2));

	private DataDirectory directory;

	private FeedPoller poller;

	@BeforeEach
	void create() {
		this.directory = DataDirectory.open(this.data);
		this.poller = poller(this.feed.url());
	}

	@AfterEach
	void close() {
		this.poller.close();
		this.feed.close();
		this.directory.close();
	}

	@Test
	void putsPricesInTheBook(CapturedOutput output) {
		this.feed.answer(GOOD);
		this.poller.poll();
		assertThat(this.book.current().asOf()).isEqualTo(NOW);
		assertThat(this.book.current().isStale(NOW)).isFalse();
		assertThat(output).isEmpty();
	}

	@Test
	void keepsTheLastGoodPricesAndLogsAnOutageOnce(CapturedOutput output) {
		this.feed.answer(GOOD);
		this.poller.poll();
		this.feed.answer(answer("0"));
		this.poller.poll();
		this.feed.answer(500, "");
		this.poller.poll();
		assertThat(this.book.current().isStale(NOW)).isTrue();
		assertThat(this.book.current().curves()).containsOnlyKeys("unstake");
		this.feed.answer(GOOD);
		this.poller.poll();
		this.poller.poll();
		assertThat(this.book.current().isStale(NOW)).isFalse();
		assertThat(output.getAll().lines().map(FeedPollerTests::message)).containsExactly(
				"Degraded upstream: quotes are made from the last good prices: price out of range: 0",
				"Degraded no more upstream");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			<html>It works!</html> | not the JSON expected: Unexpected character ('<'
			{"asOf":               | not the JSON expected: Unexpected end-of-input
			0                      | price out of range: 0
			1e30                   | price out of range: 1e30
			-1                     | price out of range: -1
			NaN                    | price out of range: NaN
			""")
	void keepsTheLastGoodPricesWhateverGarbageComes(String garbage, String reason, CapturedOutput output) {
		String body = garbage.matches("[-0-9eNa]+") ? answer(garbage) : garbage;
		assertThatIsRefused(() -> this.feed.answer(body), reason, output);
	}

	@Test
	void keepsTheLastGoodPricesWhereAnAnswerBreaksOff(CapturedOutput output) {
		assertThatIsRefused(() -> this.feed.handle((exchange) -> {
			exchange.sendResponseHeaders(200, GOOD.length());
			exchange.getResponseBody().write(GOOD.getBytes(), 0, GOOD.length() / 2);
			exchange.getResponseBody().flush();
			throw new IOException();
		}), "answer is incomplete: java.io.EOFException: EOF reached while reading", output);
	}

	private void assertThatIsRefused(Runnable garbage, String reason, CapturedOutput output) {
		this.feed.answer(GOOD);
		this.poller.poll();
		garbage.run();
		this.poller.poll();
		this.poller.poll();
		assertThat(this.book.current().isStale(NOW)).isTrue();
		assertThat(this.book.current().curves().get("unstake").priceAt(BigDecimal.TEN)).isEqualTo("1.083");
		assertThat(output.getAll().lines().map(FeedPollerTests::message)).singleElement()
			.asString()
			.startsWith("Degraded upstream: quotes are made from the last good prices: " + reason);
	}

	@Test
	void servesFromTheBuiltInFeedThroughItsFailures() {
		this.poller.close();
		try (EmbeddedFeed embedded = new EmbeddedFeed(new SimulatorProperties(1, 0, 0.2, 0, 0.4, 0.2, 100),
				List.of(new Strategy("unstake", "mSOL", "SOL", 30)), InstantSource.fixed(NOW), JsonMapper.shared())) {
			this.poller = poller(embedded.url());
			for (int i = 0; i < 100; i++) {
				this.poller.poll();
				assertThat(this.book.current().curves().values())
					.allSatisfy((curve) -> assertThat(curve.priceAt(BigDecimal.TEN)).isBetween(BigDecimal.ONE,
							new BigDecimal("1.2")));
			}
			assertThat(this.book.current().curves()).containsOnlyKeys("unstake");
		}
	}

	@Test
	void beginsWithThePricesOfTheLifeBefore(CapturedOutput output) {
		this.feed.answer(GOOD);
		this.poller.poll();
		this.poller.close();
		Averages averages = this.book.averages();
		this.book = new PriceBook(Duration.ofSeconds(2));
		this.poller = poller(this.feed.url());
		this.poller.restore(READER);
		assertThat(this.book.current().asOf()).isEqualTo(NOW);
		assertThat(this.book.current().isStale(NOW)).isTrue();
		assertThat(this.book.current().curves()).containsOnlyKeys("unstake");
		assertThat(this.book.averages()).isEqualTo(averages);
		assertThat(output).isEmpty();
	}

	@Test
	void doesNotBelieveThePricesOfTheLifeBefore(CapturedOutput output) throws IOException {
		Files.writeString(this.data.resolve("state.json"), """
				{"prices":%s,"averages":{"asOf":"2026-11-20T18:00:00Z","values":{}}}""".formatted(answer("0")));
		this.poller.restore(READER);
		assertThat(this.book.current()).isEqualTo(Prices.NONE);
		assertThat(output).contains("Prices of the life before do not fit: price out of range: 0");
	}

	@Test
	void keepsTheAveragesOfTheOthersWhereAStrategyIsGone(CapturedOutput output) throws IOException {
		writeState("gone", NOW);
		this.poller.restore(READER);
		assertThat(this.book.current()).isEqualTo(Prices.NONE);
		assertThat(this.book.averages().asOf()).isEqualTo(NOW);
		assertThat(this.book.averages().values()).containsOnlyKeys("unstake");
		assertThat(this.book.averages().values().get("unstake")).containsEntry(Period.WEEK, 2.0);
		assertThat(output).contains("Prices of the life before do not fit: unknown strategy gone");
	}

	@Test
	void doesNotWaitForAveragesOfTheFuture() throws IOException {
		writeState("unstake", NOW.plusSeconds(61));
		this.poller.restore(READER);
		assertThat(this.book.averages()).isEqualTo(Averages.NONE);
	}

	private void writeState(String strategy, Instant averagesAsOf) throws IOException {
		String values = "{\"day\":1,\"week\":2,\"month\":3}";
		Files.writeString(this.data.resolve("state.json"), """
				{"prices":%s,"averages":{"asOf":"%s","values":{"unstake":%s,"gone":%s}}}"""
			.formatted(answer("1").replace("unstake", strategy), averagesAsOf, values, values));
	}

	@Test
	void recordsEachPoll() {
		this.feed.answer(GOOD);
		this.poller.poll();
		this.feed.answer(500, "");
		this.poller.poll();
		assertThat(this.data.resolve("runs.jl")).content()
			.isEqualTo(
					"""
							{"time":"2026-11-20T18:00:00Z","outcome":"prices","asOf":"2026-11-20T18:00:00Z","prices":{"unstake":"1.083"}}
							{"time":"2026-11-20T18:00:00Z","outcome":"failed","error":"status 500"}
							""");
		assertThat(this.data.resolve("state.json")).content().isEqualTo("""
				{"prices":%s,"averages":{"asOf":"2026-11-20T18:00:00Z",\
				"values":{"unstake":{"day":1.083,"week":1.083,"month":1.083}}}}""", GOOD);
	}

	@Test
	void saysThatTheFeedStandsStill(CapturedOutput output) {
		this.feed.answer(GOOD.replace("T18:00", "T17:49"));
		this.poller.poll();
		this.poller.poll();
		this.feed.answer(GOOD);
		this.poller.poll();
		assertThat(output.getAll().lines().map(FeedPollerTests::message)).containsExactly(
				"Degraded upstream: no quotes are made: the prices of the feed are of 2026-11-20T17:49:00Z",
				"Degraded no more upstream");
	}

	@Test
	void logsNothingWhenStopped(CapturedOutput output) {
		this.poller.close();
		this.poller.poll();
		assertThat(output).isEmpty();
	}

	@Test
	void endsItsThreadInTheMiddleOfARequest(CapturedOutput output) throws Exception {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		CountDownLatch asked = new CountDownLatch(1);
		this.feed.stall(asked);
		this.poller.start();
		asked.await();
		this.poller.close();
		await().untilAsserted(
				() -> assertThat(Thread.getAllStackTraces().keySet()).filteredOn((thread) -> !before.contains(thread))
					.noneMatch((thread) -> thread.getName().equals("feed-poller")));
		assertThat(output).isEmpty();
	}

	private FeedPoller poller(String url) {
		UpstreamProperties upstream = new UpstreamProperties(url, Duration.ofSeconds(2), Duration.ofSeconds(10), 1);
		FeedClient client = new FeedClient(new FeedHttp(url, upstream, JsonMapper.shared()), READER, this.pulse);
		return new FeedPoller(client, this.book, Duration.ofMinutes(10),
				new FeedRecord(new StateFiles(this.directory, JsonMapper.shared())), new Degradation(10),
				InstantSource.fixed(NOW));
	}

	private static String answer(String price) {
		return """
				{"asOf":"2026-11-20T18:00:00Z","curves":\
				[{"strategy":"unstake","points":[{"amount":"10","price":"%s"}]}]}""".formatted(price);
	}

	private static String message(String line) {
		return line.substring(line.indexOf("Degraded "));
	}

}
