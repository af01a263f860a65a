package dev.opsboot.reference.prices;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Averages}.
 */
class AveragesTests {

	private static final Instant START = Instant.parse("2026-11-20T18:00:00Z");

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
	void keepWhatThereIsNoPriceOf() {
		Averages averages = Averages.NONE.updated(prices(START, 2))
			.updated(new Prices(START.plusSeconds(1), START, Map.of("sell", curve(5))));
		assertThat(averages.values()).containsOnlyKeys("swap", "sell");
	}

	@Test
	void equalWhatTheWholeHistoryGives() {
		Random random = new Random(1);
		int count = 2000;
		Instant[] times = new Instant[count];
		double[] prices = new double[count];
		Averages averages = Averages.NONE;
		for (int i = 0; i < count; i++) {
			times[i] = (i == 0) ? START : times[i - 1].plusMillis(1 + random.nextInt(3_600_000));
			prices[i] = 1 + random.nextDouble();
			averages = averages.updated(prices(times[i], prices[i]));
		}
		for (Period period : Period.values()) {
			assertThat(averages.values().get("swap").get(period)).isCloseTo(reference(times, prices, period),
					Offset.offset(1e-9));
		}
	}

	/**
	 * Each price holds from the one before it until its own moment and is weighted by how
	 * long ago that was, the first one from ever.
	 */
	private static double reference(Instant[] times, double[] prices, Period period) {
		double days = Map.of(Period.DAY, 1, Period.WEEK, 7, Period.MONTH, 30).get(period);
		Instant end = times[times.length - 1];
		double average = prices[0] * remaining(times[0], end, days);
		for (int i = 1; i < times.length; i++) {
			average += prices[i] * (remaining(times[i], end, days) - remaining(times[i - 1], end, days));
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
