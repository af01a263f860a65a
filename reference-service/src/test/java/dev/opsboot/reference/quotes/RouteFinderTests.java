package dev.opsboot.reference.quotes;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.opsboot.reference.prices.PriceCurve;
import dev.opsboot.reference.prices.Prices;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RouteFinder}.
 */
class RouteFinderTests {

	@Test
	void takesTheDetourThatGivesMore() {
		Route route = best(List.of(strategy("direct", "A", "C", 100), strategy("one", "A", "B", 10),
				strategy("two", "B", "C", 20)), "A", "C");
		assertThat(route).isNotNull();
		assertThat(route.strategies()).containsExactly("one", "two");
		assertThat(route.amount()).isEqualByComparingTo("9.97002");
	}

	@Test
	void takesTheShorterThenTheFirstOfEqualRoutes() {
		Route route = best(List.of(strategy("one", "A", "B", 0), strategy("two", "B", "C", 0),
				strategy("first", "A", "C", 0), strategy("second", "A", "C", 0)), "A", "C");
		assertThat(route).isNotNull();
		assertThat(route.strategies()).containsExactly("first");
	}

	@Test
	void goesOverFourStrategiesAndNoMore() {
		List<Strategy> chain = List.of(strategy("1", "A", "B", 0), strategy("2", "B", "C", 0),
				strategy("3", "C", "D", 0), strategy("4", "D", "E", 0), strategy("5", "E", "F", 0));
		Route route = best(chain, "A", "E");
		assertThat(route).isNotNull();
		assertThat(route.strategies()).containsExactly("1", "2", "3", "4");
		assertThat(best(chain, "A", "F")).isNull();
	}

	@Test
	void takesTheFirstOfEqualRoutesWhateverTheOrderOfTheirLaterStrategies() {
		Route route = best(List.of(strategy("late", "B", "C", 0), strategy("first", "A", "B", 0),
				strategy("second", "A", "D", 0), strategy("early", "D", "C", 0)), "A", "C");
		assertThat(route).isNotNull();
		assertThat(route.strategies()).containsExactly("first", "late");
	}

	@Test
	void goesThroughNoAssetTwice() {
		List<Strategy> cycles = List.of(strategy("itself", "A", "A", 0), strategy("there", "A", "B", 0),
				strategy("back", "B", "A", 0), strategy("on", "B", "C", 0), strategy("away", "C", "D", 0),
				strategy("stay", "C", "C", 0));
		Route route = best(cycles, Map.of("itself", "2", "there", "3", "back", "5", "stay", "7"), "A", "C");
		assertThat(route).isNotNull();
		assertThat(route.strategies()).containsExactly("there", "on");
		assertThat(route.amount()).isEqualByComparingTo("30");
	}

	@Test
	void findsNothingAgainstTheDirection() {
		assertThat(best(List.of(strategy("one", "A", "B", 0)), "B", "A")).isNull();
	}

	@Test
	void findsNothingBetweenIslands() {
		List<Strategy> islands = List.of(strategy("one", "A", "B", 0), strategy("back", "B", "A", 0),
				strategy("two", "C", "D", 0), strategy("self", "E", "E", 0));
		assertThat(best(islands, "A", "D")).isNull();
		assertThat(best(islands, "A", "E")).isNull();
		assertThat(best(islands, "E", "A")).isNull();
	}

	@Test
	void passesByStrategiesWithoutPrices() {
		RouteFinder finder = new RouteFinder(List.of(strategy("one", "A", "B", 0)));
		assertThat(finder.best(Prices.NONE, "A", "B", BigDecimal.TEN)).isNull();
	}

	@Test
	void findsTheRouteAgainWhenPricesCome() {
		RouteFinder finder = new RouteFinder(List.of(strategy("one", "A", "B", 0)));
		finder.best(Prices.NONE, "A", "B", BigDecimal.TEN);
		Prices prices = new Prices(Instant.EPOCH, Instant.MAX, Map.of("one", constant("2")));
		assertThat(finder.best(prices, "A", "B", BigDecimal.TEN)).extracting(Route::amount)
			.isEqualTo(new BigDecimal("20.0000"));
	}

	@Test
	void quotesNothingLeftForAFeeOfAHundredPercent() {
		Route route = best(List.of(strategy("all", "A", "B", 10_000), strategy("next", "B", "C", 0)), "A", "C");
		assertThat(route).isNotNull();
		assertThat(route.amount()).isZero();
	}

	@Test
	void prefersAnythingToAFeeOfAHundredPercent() {
		Route route = best(List.of(strategy("all", "A", "C", 10_000), strategy("one", "A", "B", 9_999),
				strategy("two", "B", "C", 9_999)), "A", "C");
		assertThat(route).isNotNull();
		assertThat(route.strategies()).containsExactly("one", "two");
		assertThat(route.amount()).isEqualByComparingTo("0.0000001");
	}

	@Test
	void keepsAllDigitsOfTheLargestAndTheSmallestAmount() {
		List<Strategy> chain = List.of(strategy("one", "A", "B", 0), strategy("two", "B", "C", 0));
		Map<String, String> prices = Map.of("one", "1E+16", "two", "1E+16");
		assertThat(best(chain, prices, "A", "C", "9999999999999999.999999999999999999")).extracting(Route::amount)
			.isEqualTo(new BigDecimal("9.999999999999999999999999999999999E+47"));
		assertThat(best(chain, Map.of("one", "1E-18", "two", "1E-18"), "A", "C", "0.000000000000000001"))
			.extracting(Route::amount)
			.satisfies((amount) -> assertThat(amount).isEqualByComparingTo("1E-54"));
	}

	@Test
	void equalsBruteForceOnRandomGraphs() {
		int found = 0;
		int detours = 0;
		int nothingLeft = 0;
		for (int seed = 0; seed < 10_000; seed++) {
			Random random = new Random(seed);
			List<Strategy> strategies = randomStrategies(random);
			Prices prices = randomPrices(strategies, random);
			BigDecimal amount = randomDecimal(random);
			RouteFinder finder = new RouteFinder(strategies);
			boolean known = finder.knows("A") && finder.knows("B");
			Route route = (known) ? finder.best(prices, "A", "B", amount) : null;
			BruteForce expected = new BruteForce(strategies, prices, amount);
			assertThat((route != null) ? route.strategies() : null).as("seed %d", seed).isEqualTo(expected.names);
			assertThat((route != null) ? route.amount() : null).as("seed %d", seed).isEqualTo(expected.amount);
			found += (route != null) ? 1 : 0;
			detours += (route != null && expected.routes > 1 && route.steps().size() > 1) ? 1 : 0;
			nothingLeft += (route != null && route.amount().signum() == 0) ? 1 : 0;
		}
		assertThat(found).as("with a route").isBetween(5_000, 9_000);
		assertThat(detours).as("where the best of several is no direct one").isGreaterThan(1_000);
		assertThat(nothingLeft).as("with a fee of a hundred percent on every route").isGreaterThan(100);
	}

	private static @Nullable Route best(List<Strategy> strategies, String from, String to) {
		return best(strategies, Map.of(), from, to);
	}

	private static @Nullable Route best(List<Strategy> strategies, Map<String, String> prices, String from, String to) {
		return best(strategies, prices, from, to, "10");
	}

	/**
	 * Find a route at constant prices, which are one where none is given.
	 */
	private static @Nullable Route best(List<Strategy> strategies, Map<String, String> prices, String from, String to,
			String amount) {
		Map<String, PriceCurve> curves = new HashMap<>();
		for (Strategy strategy : strategies) {
			curves.put(strategy.name(), constant(prices.getOrDefault(strategy.name(), "1")));
		}
		return new RouteFinder(strategies).best(new Prices(Instant.EPOCH, Instant.MAX, curves), from, to,
				new BigDecimal(amount));
	}

	private static PriceCurve constant(String price) {
		return new PriceCurve(List.of(new PriceCurve.Point(BigDecimal.ONE, new BigDecimal(price))));
	}

	private static Strategy strategy(String name, String from, String to, int feeBps) {
		return new Strategy(name, from, to, feeBps);
	}

	private static List<Strategy> randomStrategies(Random random) {
		List<Strategy> strategies = new ArrayList<>();
		for (int i = 0, n = random.nextInt(5, 25); i < n; i++) {
			strategies.add(strategy("s" + i, asset(random), asset(random), randomFee(random)));
		}
		return strategies;
	}

	private static String asset(Random random) {
		return String.valueOf("ABCDEF".charAt(random.nextInt(6)));
	}

	private static int randomFee(Random random) {
		return switch (random.nextInt(4)) {
			case 0 -> 0;
			case 1 -> 10_000;
			default -> random.nextInt(101);
		};
	}

	/**
	 * Curves with up to five points, one in ten strategies has none.
	 */
	private static Prices randomPrices(List<Strategy> strategies, Random random) {
		Map<String, PriceCurve> curves = new HashMap<>();
		for (Strategy strategy : strategies) {
			SortedSet<BigDecimal> amounts = new TreeSet<>();
			for (int i = 0, n = random.nextInt(1, 6); i < n; i++) {
				amounts.add(randomDecimal(random));
			}
			if (random.nextInt(10) > 0) {
				curves.put(strategy.name(), new PriceCurve(
						amounts.stream().map((amount) -> new PriceCurve.Point(amount, randomPrice(random))).toList()));
			}
		}
		return new Prices(Instant.EPOCH, Instant.MAX, curves);
	}

	private static BigDecimal randomPrice(Random random) {
		return (random.nextBoolean()) ? new BigDecimal(random.nextInt(900, 1100)).movePointLeft(3)
				: randomDecimal(random);
	}

	/**
	 * Mostly an everyday decimal, else any that can be asked for, the limits included.
	 */
	private static BigDecimal randomDecimal(Random random) {
		return switch (random.nextInt(8)) {
			case 0 -> new BigDecimal("0.000000000000000001");
			case 1 -> new BigDecimal("9999999999999999.999999999999999999");
			case 2 ->
				new BigDecimal(new BigInteger(113, random).max(BigInteger.ONE)).movePointLeft(random.nextInt(18, 34));
			default -> new BigDecimal(random.nextInt(1, 200_000)).movePointLeft(2);
		};
	}

	/**
	 * Tries every chain of up to four strategies, shorter ones first.
	 */
	private static final class BruteForce {

		private final List<Strategy> strategies;

		private final Prices prices;

		private int routes;

		private @Nullable List<String> names;

		private @Nullable BigDecimal amount;

		BruteForce(List<Strategy> strategies, Prices prices, BigDecimal amount) {
			this.strategies = strategies;
			this.prices = prices;
			for (int length = 1; length <= 4; length++) {
				extend(List.of("A"), List.of(), amount, length);
			}
		}

		private void extend(List<String> assets, List<String> chain, BigDecimal amount, int length) {
			String asset = assets.get(assets.size() - 1);
			if (chain.size() == length) {
				if (asset.equals("B")) {
					compare(chain, amount);
				}
				return;
			}
			for (Strategy strategy : this.strategies) {
				PriceCurve curve = this.prices.curves().get(strategy.name());
				if (strategy.from().equals(asset) && curve != null && !assets.contains(strategy.to())) {
					extend(with(assets, strategy.to()), with(chain, strategy.name()), strategy.convert(amount, curve),
							length);
				}
			}
		}

		private void compare(List<String> chain, BigDecimal out) {
			this.routes++;
			if (this.amount == null || out.compareTo(this.amount) > 0) {
				this.amount = out;
				this.names = chain;
			}
		}

		private static List<String> with(List<String> list, String more) {
			List<String> extended = new ArrayList<>(list);
			extended.add(more);
			return extended;
		}

	}

}
