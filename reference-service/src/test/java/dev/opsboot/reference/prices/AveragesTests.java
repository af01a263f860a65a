package dev.opsboot.reference.prices;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;

import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Averages}.
 */
class AveragesTests {

	private static final Instant START = Instant.parse("2026-11-20T18:00:00Z");

	private final JsonMapper jsonMapper = JsonMapper.shared();

	@Test
	void beginWithTheFirstPriceOfTheSmallestAmount() {
		Averages averages = Averages.NONE.updated(new Prices(START, START,
				Map.of("swap", new PriceCurve(List.of(point("100", "3"), point("1", "2"), point("10", "2.5"))))));
		assertThat(averages.asOf()).isEqualTo(START);
		assertThat(averages.values()).containsOnlyKeys("swap");
		assertThat(averages.values().get("swap"))
			.isEqualTo(Map.of(Period.DAY, 2.0, Period.WEEK, 2.0, Period.MONTH, 2.0));
	}

	@Test
	void moveHalfTheWayInOneHalfLife() {
		Averages averages = Averages.NONE.updated(prices(START, 2)).updated(prices(START.plus(Duration.ofDays(7)), 4));
		Map<Period, Double> values = averages.values().get("swap");
		assertThat(values.get(Period.DAY)).isCloseTo(2 + 2 * (1 - Math.pow(0.5, 7)), Offset.offset(1e-12));
		assertThat(values.get(Period.WEEK)).isCloseTo(3, Offset.offset(1e-12));
		assertThat(values.get(Period.MONTH)).isCloseTo(2 + 2 * (1 - Math.pow(0.5, 7.0 / 30)), Offset.offset(1e-12));
	}

	@Test
	void countNoPriceTwice() {
		Averages averages = Averages.NONE.updated(prices(START, 2));
		assertThat(averages.updated(prices(START, 4))).isSameAs(averages);
		assertThat(averages.updated(prices(START.minusSeconds(1), 4))).isSameAs(averages);
	}

	@Test
	void goOnFromAPriceOfLongAgo() {
		Instant longAgo = Instant.parse("-999999999-01-01T00:00:00Z");
		Averages averages = Averages.NONE.updated(prices(longAgo, 2)).updated(prices(START, 4));
		assertThat(averages.values().get("swap"))
			.isEqualTo(Map.of(Period.DAY, 4.0, Period.WEEK, 4.0, Period.MONTH, 4.0));
	}

	@Test
	void keepWhatThereIsNoPriceOf() {
		Averages averages = Averages.NONE.updated(prices(START, 2))
			.updated(new Prices(START.plusSeconds(1), START, Map.of("sell", curve(5))));
		assertThat(averages.values()).containsOnlyKeys("swap", "sell");
	}

	@Test
	void equalWhatAMillionPricesGiveWhateverTheRestarts() {
		Random random = new Random(1);
		double[] levels = random.ints(1000, 1_000_000, 2_000_000).mapToDouble((micros) -> micros / 1e6).toArray();
		PriceCurve[] curves = DoubleStream.of(levels).mapToObj(AveragesTests::curve).toArray(PriceCurve[]::new);
		Instant[] times = new Instant[1_000_000];
		double[] prices = new double[times.length];
		Averages averages = Averages.NONE;
		for (int i = 0; i < times.length; i++) {
			int level = random.nextInt(levels.length);
			times[i] = (i == 0) ? START : times[i - 1].plusMillis(1 + random.nextInt(60_000));
			prices[i] = levels[level];
			averages = averages.updated(new Prices(times[i], times[i], Map.of("swap", curves[level])));
			if (random.nextInt(1000) == 0) {
				averages = restarted(averages);
			}
		}
		for (Period period : Period.values()) {
			assertThat(averages.values().get("swap").get(period)).isCloseTo(reference(times, prices, period),
					Percentage.withPercentage(1e-7));
		}
	}

	/**
	 * What is read after a restart, which is exactly what was written, and of constant
	 * length.
	 */
	private Averages restarted(Averages averages) {
		String json = this.jsonMapper.writeValueAsString(averages);
		assertThat(json).hasSizeBetween(100, 170);
		Averages read = this.jsonMapper.readValue(json, Averages.class);
		assertThat(read).isEqualTo(averages);
		return read;
	}

	/**
	 * Each price holds from the one before it until its own moment and is weighted by how
	 * long ago that was, the first one from ever.
	 */
	private static double reference(Instant[] times, double[] prices, Period period) {
		double days = Map.of(Period.DAY, 1, Period.WEEK, 7, Period.MONTH, 30).get(period);
		Instant end = times[times.length - 1];
		double average = 0;
		double before = 0;
		for (int i = 0; i < times.length; i++) {
			double remaining = remaining(times[i], end, days);
			average += prices[i] * (remaining - before);
			before = remaining;
		}
		return average;
	}

	private static double remaining(Instant time, Instant end, double days) {
		return Math.pow(0.5, Duration.between(time, end).toMillis() / (days * 86_400_000));
	}

	private static Prices prices(Instant asOf, double price) {
		return new Prices(asOf, asOf, Map.of("swap", curve(price)));
	}

	private static PriceCurve curve(double price) {
		return new PriceCurve(List.of(new PriceCurve.Point(BigDecimal.ONE, BigDecimal.valueOf(price))));
	}

	private static PriceCurve.Point point(String amount, String price) {
		return new PriceCurve.Point(new BigDecimal(amount), new BigDecimal(price));
	}

}
