package dev.opsboot.reference.quotes;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

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
	void findsNothingAgainstTheDirection() {
		assertThat(best(List.of(strategy("one", "A", "B", 0)), "B", "A")).isNull();
	}

	@Test
	void passesByStrategiesWithoutPrices() {
		RouteFinder finder = new RouteFinder(List.of(strategy("one", "A", "B", 0)));
		assertThat(finder.best(Prices.NONE, "A", "B", BigDecimal.TEN)).isNull();
	}

	@Test
	void quotesNothingLeftForAFeeOfAHundredPercent() {
		Route route = best(List.of(strategy("all", "A", "B", 10_000), strategy("next", "B", "C", 0)), "A", "C");
		assertThat(route).isNotNull();
		assertThat(route.amount()).isZero();
	}

	@Test
	void equalsBruteForceOnRandomGraphs() {
		int found = 0;
		for (int seed = 0; seed < 300; seed++) {
			Random random = new Random(seed);
			List<Strategy> strategies = randomStrategies(random);
			Prices prices = randomPrices(strategies, random);
			BigDecimal amount = new BigDecimal(random.nextInt(1, 200_000)).movePointLeft(2);
			Route route = new RouteFinder(strategies).best(prices, "A", "B", amount);
			BruteForce expected = new BruteForce(strategies, prices, amount);
			assertThat((route != null) ? route.strategies() : null).as("seed %d", seed).isEqualTo(expected.names);
			assertThat((route != null) ? route.amount() : null).as("seed %d", seed).isEqualTo(expected.amount);
			found += (route != null) ? 1 : 0;
		}
		assertThat(found).isBetween(100, 299);
	}

	private static @Nullable Route best(List<Strategy> strategies, String from, String to) {
		Map<String, PriceCurve> curves = new HashMap<>();
		for (Strategy strategy : strategies) {
			curves.put(strategy.name(), new PriceCurve(List.of(new PriceCurve.Point(BigDecimal.ONE, BigDecimal.ONE))));
		}
		return new RouteFinder(strategies).best(new Prices(Instant.EPOCH, Instant.MAX, curves), from, to,
				BigDecimal.TEN);
	}

	private static Strategy strategy(String name, String from, String to, int feeBps) {
		return new Strategy(name, from, to, feeBps);
	}

	private static List<Strategy> randomStrategies(Random random) {
		List<Strategy> strategies = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			strategies.add(strategy("s" + i, asset(random), asset(random), random.nextInt(101) * random.nextInt(101)));
		}
		return strategies;
	}

	private static String asset(Random random) {
		return String.valueOf("ABCDEF".charAt(random.nextInt(6)));
	}

	private static Prices randomPrices(List<Strategy> strategies, Random random) {
		Map<String, PriceCurve> curves = new HashMap<>();
		for (Strategy strategy : strategies) {
			List<PriceCurve.Point> points = new ArrayList<>();
			for (int i = 0, n = random.nextInt(1, 6); i < n; i++) {
				points.add(new PriceCurve.Point(BigDecimal.TEN.pow(i),
						new BigDecimal(random.nextInt(1, 5000)).movePointLeft(3)));
			}
			curves.put(strategy.name(), new PriceCurve(points));
		}
		return new Prices(Instant.EPOCH, Instant.MAX, curves);
	}

	/**
	 * Tries every sequence of up to four strategies.
	 */
	private static final class BruteForce {

		private final List<Strategy> strategies;

		private final Prices prices;

		private @Nullable List<String> names;

		private @Nullable BigDecimal amount;

		BruteForce(List<Strategy> strategies, Prices prices, BigDecimal amount) {
			this.strategies = strategies;
			this.prices = prices;
			for (int length = 1; length <= 4; length++) {
				for (int number = 0; number < Math.pow(strategies.size(), length); number++) {
					attempt(sequence(number, length), amount);
				}
			}
		}

		private List<Strategy> sequence(int number, int length) {
			List<Strategy> sequence = new ArrayList<>();
			for (int i = 0, rest = number; i < length; i++, rest /= this.strategies.size()) {
				sequence.add(0, this.strategies.get(rest % this.strategies.size()));
			}
			return sequence;
		}

		private void attempt(List<Strategy> sequence, BigDecimal amountIn) {
			String asset = "A";
			Set<String> visited = new HashSet<>(Set.of(asset));
			for (Strategy strategy : sequence) {
				if (!strategy.from().equals(asset) || !visited.add(strategy.to())) {
					return;
				}
				asset = strategy.to();
			}
			if (asset.equals("B")) {
				record(sequence, amountIn);
			}
		}

		private void record(List<Strategy> sequence, BigDecimal amountIn) {
			BigDecimal out = amountIn;
			for (Strategy strategy : sequence) {
				out = strategy.convert(out, this.prices.curves().get(strategy.name()));
			}
			if (this.amount == null || out.compareTo(this.amount) > 0) {
				this.amount = out;
				this.names = sequence.stream().map(Strategy::name).toList();
			}
		}

	}

}
