package dev.opsboot.reference.prices;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The exponentially weighted average price of each strategy over each period, as of one
 * moment. Each is updated by one price at a time and remembers none.
 *
 * @param asOf the moment of the last price
 * @param values the averages by strategy and period
 */
public record Averages(Instant asOf, Map<String, Map<Period, Double>> values) {

	/**
	 * What there is before the first price.
	 */
	public static final Averages NONE = new Averages(Instant.MIN, Map.of());

	public Averages {
		Objects.requireNonNull(asOf, "Averages without a time");
		values = Map.copyOf(values);
		values.forEach(Averages::check);
	}

	private static void check(String strategy, Map<Period, Double> averages) {
		for (Period period : Period.values()) {
			Double average = averages.get(period);
			if (average == null || !Double.isFinite(average)) {
				throw new IllegalArgumentException("No average of " + strategy + " over a " + period);
			}
		}
	}

	/**
	 * Take new prices into account, of each strategy that of the smallest amount. It
	 * counts for the time since the last prices, also where these had none of the
	 * strategy.
	 * @param prices the prices; those of no later moment change nothing
	 * @return the averages as of the new prices
	 */
	Averages updated(Prices prices) {
		if (!prices.asOf().isAfter(this.asOf)) {
			return this;
		}
		Map<String, Map<Period, Double>> updated = new HashMap<>(this.values);
		prices.curves()
			.forEach((strategy, curve) -> updated.merge(strategy, constant(curve.priceAt(BigDecimal.ZERO)),
					(averages, price) -> moved(averages, price, Duration.between(this.asOf, prices.asOf()))));
		return new Averages(prices.asOf(), updated);
	}

	/**
	 * Keep the averages of some strategies alone.
	 * @param strategies the names of the strategies
	 * @return the averages of these, as of the same moment
	 */
	public Averages only(Set<String> strategies) {
		Map<String, Map<Period, Double>> kept = new HashMap<>(this.values);
		kept.keySet().retainAll(strategies);
		return new Averages(this.asOf, kept);
	}

	private static Map<Period, Double> constant(BigDecimal price) {
		double value = price.doubleValue();
		Map<Period, Double> averages = new EnumMap<>(Period.class);
		for (Period period : Period.values()) {
			averages.put(period, value);
		}
		return averages;
	}

	private static Map<Period, Double> moved(Map<Period, Double> averages, Map<Period, Double> price,
			Duration elapsed) {
		Map<Period, Double> moved = new EnumMap<>(Period.class);
		averages.forEach((period, average) -> moved.put(period,
				average + period.weight(elapsed) * (price.getOrDefault(period, average) - average)));
		return moved;
	}

}
