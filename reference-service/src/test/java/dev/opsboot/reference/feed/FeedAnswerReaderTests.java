package dev.opsboot.reference.feed;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

import dev.opsboot.reference.prices.PriceCurve;
import dev.opsboot.reference.prices.Prices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link FeedAnswerReader}.
 */
class FeedAnswerReaderTests {

	private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");

	private final FeedAnswerReader reader = new FeedAnswerReader(Set.of("stake", "unstake"), Duration.ofSeconds(2),
			InstantSource.fixed(NOW));

	@Test
	void readsPrices() {
		Prices prices = read("""
				{"asOf":"2026-11-20T17:59:58Z","curves":[{"strategy":"unstake","points":
				[{"amount":"10","price":"1.083"},{"amount":20,"price":1.5e0}],"more":1}],"version":2}""");
		assertThat(prices.asOf()).isEqualTo("2026-11-20T17:59:58Z");
		assertThat(prices.staleAt()).isEqualTo("2026-11-20T18:00:04Z");
		assertThat(prices.curves()).containsOnlyKeys("unstake");
		PriceCurve curve = prices.curves().get("unstake");
		assertThat(curve.priceAt(BigDecimal.TEN)).isEqualTo("1.083");
		assertThat(curve.priceAt(new BigDecimal("20"))).isEqualTo("1.5");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{}                                                                      | no asOf
					{"asOf":"2026-11-20T18:01:01Z","curves":[]}                             | asOf is in the future: 2026-11-20T18:01:01Z
					{"asOf":"2026-11-20T18:00:00Z"}                                         | no curves
					{"asOf":"2026-11-20T18:00:00Z","curves":[]}                             | no curves
					{"asOf":"2026-11-20T18:00:00Z","curves":[null]}                         | no curve
					{"asOf":"2026-11-20T18:00:00Z","curves":[{}]}                           | no strategy
					{"asOf":"2026-11-20T18:00:00Z","curves":[{"strategy":"x"}]}             | unknown strategy x
					{"asOf":"2026-11-20T18:00:00Z","curves":[{"strategy":"stake"}]}         | no points
					{"asOf":"2026-11-20T18:00:00Z","curves":[{"strategy":"stake","points":[null]}]} | no point
					{"asOf":"2026-11-20T18:00:00Z","curves":[{"strategy":"stake","points":[{"price":"1"}]}]} | no amount
					{"asOf":"2026-11-20T18:00:00Z","curves":[{"strategy":"stake","points":[{"amount":"1"}]}]} | no price
					""")
	void refusesAnAnswerWithGaps(String json, String reason) {
		assertRefused(json, reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "NaN", "Infinity", "", "1e30", "1000000000000000000000000000000", "1e-30",
			"1e999999999", "1e-999999999", "1e9999999999", "one",
			"1.00000000000000000000000000000000000000000000000000000000000000001" })
	void refusesAbsurdNumbers(String number) {
		assertRefused(answer("\"10\"", '"' + number + '"'), "price out of range: " + number);
		assertRefused(answer('"' + number + '"', "\"1\""), "amount out of range: " + number);
	}

	@Test
	void refusesWhatComesTwice() {
		assertRefused("""
				{"asOf":"2026-11-20T18:00:00Z","curves":[
				{"strategy":"stake","points":[{"amount":"1","price":"1"}]},
				{"strategy":"stake","points":[{"amount":"1","price":"1"}]}]}""", "two curves for strategy stake");
		assertRefused("""
				{"asOf":"2026-11-20T18:00:00Z","curves":[{"strategy":"stake","points":
				[{"amount":"1","price":"1"},{"amount":"1.0","price":"2"}]}]}""",
				"two points for amount 1.0 in curve of stake");
	}

	@Test
	void quotesTheFeedInAShortPrintableLine() {
		assertRefused("""
				{"asOf":"2026-11-20T18:00:00Z","curves":[{"strategy":"a\\n\\u2028%s"}]}""".formatted("b".repeat(1000)),
				"unknown strategy a??" + "b".repeat(180));
	}

	private void assertRefused(String json, String reason) {
		assertThatExceptionOfType(InvalidAnswerException.class).isThrownBy(() -> read(json)).withMessage(reason);
	}

	private Prices read(String json) {
		return this.reader.read(JsonMapper.shared().readValue(json, FeedAnswer.class));
	}

	private static String answer(String amount, String price) {
		return """
				{"asOf":"2026-11-20T18:00:00Z","curves":[{"strategy":"stake","points":\
				[{"amount":%s,"price":%s}]}]}""".formatted(amount, price);
	}

}
