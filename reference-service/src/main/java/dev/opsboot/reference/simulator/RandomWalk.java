package dev.opsboot.reference.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.opsboot.reference.feed.FeedAnswer;
import dev.opsboot.reference.quotes.Strategy;

/**
 * Made-up prices: the value of each asset wanders at random around where it began, and a
 * strategy's price is the ratio of two values, a little less for larger amounts. The same
 * seed gives the same prices. For one thread.
 */
final class RandomWalk {

	/**
	 * Values in dollars; an asset not listed begins at one.
	 */
	private static final Map<String, Double> START = Map.of("SOL", 150.0, "mSOL", 162.5, "jitoSOL", 180.0);

	private static final List<String> AMOUNTS = List.of("1", "10", "100", "1000", "10000");

	/**
	 * Standard deviation of a step, as a part of the value.
	 */
	private static final double STEP = 0.001;

	/**
	 * The part of the way back to the start that each step takes.
	 */
	private static final double PULL = 0.01;

	/**
	 * The dollars put in that halve the price.
	 */
	private static final double DEPTH = 50_000_000;

	private final List<Strategy> strategies;

	private final SortedSet<String> assets = new TreeSet<>();

	private final Random random;

	private final Map<String, Double> values = new HashMap<>();

	RandomWalk(List<Strategy> strategies, long seed) {
		this.strategies = strategies;
		this.random = new Random(seed);
		strategies.forEach((strategy) -> {
			this.assets.add(strategy.from());
			this.assets.add(strategy.to());
		});
	}

	/**
	 * Walk one step.
	 * @return the curve of each strategy
	 */
	List<FeedAnswer.Curve> next() {
		this.assets.forEach(this::step);
		return this.strategies.stream().map(this::curve).toList();
	}

	private void step(String asset) {
		double moved = value(asset) * Math.exp(STEP * this.random.nextGaussian());
		this.values.put(asset, moved + PULL * (start(asset) - moved));
	}

	private double value(String asset) {
		return this.values.getOrDefault(asset, start(asset));
	}

	private static double start(String asset) {
		return START.getOrDefault(asset, 1.0);
	}

	private FeedAnswer.Curve curve(Strategy strategy) {
		List<FeedAnswer.Point> points = AMOUNTS.stream()
			.map((amount) -> new FeedAnswer.Point(amount, price(strategy, Double.parseDouble(amount))))
			.toList();
		return new FeedAnswer.Curve(strategy.name(), points);
	}

	private String price(Strategy strategy, double amount) {
		double value = value(strategy.from());
		double price = value / value(strategy.to()) / (1 + amount * value / DEPTH);
		return BigDecimal.valueOf(price).setScale(9, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
	}

}
