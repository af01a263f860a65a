package dev.opsboot.reference.quotes;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.opsboot.reference.prices.PriceCurve;
import dev.opsboot.reference.prices.Prices;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route on which most comes out, over at most {@value #MAX_LENGTH} strategies
 * and never through an asset twice.
 * <p>
 * As prices depend on the amount, more of an asset halfway does not promise more at the
 * end, so no half route can be dropped for another: the search is depth-first over all of
 * them, O(b³) price computations for b strategies leaving an asset.
 */
final class RouteFinder {

	static final int MAX_LENGTH = 4;

	private final Map<String, List<Strategy>> byFrom;

	private final Set<String> assets;

	RouteFinder(List<Strategy> strategies) {
		this.byFrom = strategies.stream().collect(Collectors.groupingBy(Strategy::from));
		this.assets = strategies.stream()
			.flatMap((strategy) -> Stream.of(strategy.from(), strategy.to()))
			.collect(Collectors.toSet());
	}

	boolean knows(String asset) {
		return this.assets.contains(asset);
	}

	/**
	 * Find the best route. Of routes that give the same, the shortest wins, then the one
	 * whose strategies come first in the file.
	 * @param prices the prices to compute with
	 * @param from the asset that goes in
	 * @param to the asset to come out, another one
	 * @param amount the amount that goes in
	 * @return the route, or null if there is none
	 */
	@Nullable Route best(Prices prices, String from, String to, BigDecimal amount) {
		return best(prices, Route.start(from, amount), to);
	}

	private @Nullable Route best(Prices prices, Route route, String to) {
		if (route.asset().equals(to)) {
			return route;
		}
		boolean lastStep = route.length() == MAX_LENGTH - 1;
		Route best = null;
		for (Strategy strategy : this.byFrom.getOrDefault(route.asset(), List.of())) {
			PriceCurve curve = prices.curve(strategy.name());
			if (curve == null || route.visits(strategy.to()) || (lastStep && !strategy.to().equals(to))) {
				continue;
			}
			Route candidate = best(prices, route.then(strategy, strategy.convert(route.amount(), curve)), to);
			if (candidate != null && candidate.isBetterThan(best)) {
				best = candidate;
			}
		}
		return best;
	}

}
