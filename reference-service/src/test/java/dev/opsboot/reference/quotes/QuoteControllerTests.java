package dev.opsboot.reference.quotes;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import dev.opsboot.reference.ProblemDetailAdvice;
import dev.opsboot.reference.prices.PriceBook;
import dev.opsboot.reference.prices.PriceCurve;
import dev.opsboot.reference.prices.Prices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link QuoteController} over HTTP, with prices the tests write themselves.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = QuoteControllerTests.Config.class,
		properties = { "quotes.strategies[0].name=unstake", "quotes.strategies[0].from=mSOL",
				"quotes.strategies[0].to=SOL", "quotes.strategies[0].fee-bps=30", "quotes.strategies[1].name=sell",
				"quotes.strategies[1].from=SOL", "quotes.strategies[1].to=USDC" })
class QuoteControllerTests {

	private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");

	private static final PriceBook book = new PriceBook(Duration.ofMillis(1500));

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@BeforeEach
	void setPrices() {
		publish(NOW, NOW.plusSeconds(1));
	}

	@Test
	void quotesOneStrategy() throws Exception {
		HttpResponse<String> response = get("?from=mSOL&to=SOL&amount=10.00");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(response.body()).isEqualTo("""
				{"from":"mSOL","to":"SOL","amount":"10","amountOut":"10.79751",\
				"route":["unstake"],"asOf":"2026-11-20T18:00:00Z","stale":false}""");
	}

	@Test
	void quotesTwoStrategiesFromStalePrices() throws Exception {
		publish(NOW, NOW);
		assertThat(get("?from=mSOL&to=USDC&amount=0.000001").body()).isEqualTo("""
				{"from":"mSOL","to":"USDC","amount":"0.000001","amountOut":"0.00016196265",\
				"route":["unstake","sell"],"asOf":"2026-11-20T18:00:00Z","stale":true}""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "0.000", "-1", "%2B1", "1e3", "NaN", "1.", ".5", "0x1", "1,5",
			"12345678901234567", "0.1234567890123456789", "%D9%A1" })
	void refusesABadAmount(String amount) throws Exception {
		assertProblem(get("?from=mSOL&to=SOL&amount=" + amount), 400, "Bad Request",
				"amount must be a positive decimal with at most 16 digits before the point and 18 after it");
	}

	@Test
	void refusesAMissingParameter() throws Exception {
		assertProblem(get("?from=mSOL&to=SOL"), 400, "Bad Request", "Required parameter 'amount' is not present.");
	}

	@Test
	void refusesToConvertAnAssetIntoItself() throws Exception {
		assertProblem(get("?from=SOL&to=SOL&amount=1"), 400, "Bad Request", "from and to must differ");
	}

	@Test
	void doesNotFindAnUnknownAsset() throws Exception {
		assertProblem(get("?from=SOL&to=DOGE&amount=1"), 404, "Not Found", "unknown asset DOGE");
	}

	@Test
	void doesNotFindARouteWhereThereIsNone() throws Exception {
		assertProblem(get("?from=USDC&to=SOL&amount=1"), 404, "Not Found", "no route from USDC to SOL");
	}

	@Test
	void isUnavailableBeforeTheFirstPrices() throws Exception {
		book.replace(Prices.NONE);
		book.markStale();
		HttpResponse<String> response = get("?from=mSOL&to=SOL&amount=1");
		assertProblem(response, 503, "Service Unavailable", "no prices yet");
		assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
	}

	@Test
	void isUnavailableWhenPricesAreOlderThanTheMaximum() throws Exception {
		publish(NOW.minusSeconds(601), Instant.MAX);
		HttpResponse<String> response = get("?from=mSOL&to=SOL&amount=1");
		assertProblem(response, 503, "Service Unavailable", "prices are too old, of 2026-11-20T17:49:59Z");
		assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
	}

	private static void assertProblem(HttpResponse<String> response, int status, String title, String detail) {
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.body()).isEqualTo("""
				{"detail":"%s","instance":"/quotes","status":%d,"title":"%s"}""", detail, status, title);
		assertThat(response.statusCode()).isEqualTo(status);
	}

	private static void publish(Instant asOf, Instant staleAt) {
		book.replace(new Prices(asOf, staleAt, Map.of("unstake", curve("1.083"), "sell", curve("150"))));
	}

	private static PriceCurve curve(String price) {
		return new PriceCurve(List.of(new PriceCurve.Point(BigDecimal.ONE, new BigDecimal(price))));
	}

	private HttpResponse<String> get(String query) throws IOException, InterruptedException {
		URI uri = URI.create("http://127.0.0.1:" + this.port + "/quotes" + query);
		return this.client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
	}

	@EnableAutoConfiguration
	@EnableConfigurationProperties(QuotesProperties.class)
	@Import({ QuoteController.class, Quotes.class, ProblemDetailAdvice.class })
	static class Config {

		@Bean
		PriceBook priceBook() {
			return book;
		}

		@Bean
		InstantSource clock() {
			return InstantSource.fixed(NOW);
		}

	}

}
