package dev.opsboot.reference.quotes;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import dev.opsboot.reference.prices.PriceCurve;
import dev.opsboot.reference.prices.Prices;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.AllDirectedPaths;
import org.jgrapht.graph.DirectedMultigraph;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route on which most comes out, over at most {@value #MAX_LENGTH} strategies
 * and never through an asset twice.
 * <p>
 * As prices depend on the amount, more of an asset halfway does not promise more at the
 * end, so no half route can be dropped for another: a quote computes a price for each
 * step of each route between its assets, O(b³) for b strategies leaving an asset. Which
 * routes there are does not depend on prices; that is found out when a pair of assets is
 * first asked for, and kept.
 */
final class RouteFinder {

	static final int MAX_LENGTH = 4;

	private static final Comparator<int[]> SHORTEST_THEN_FIRST = Comparator.<int[]>comparingInt((route) -> route.length)
		.thenComparing(Arrays::compare);

	private final List<Strategy> strategies;

	/**
	 * Its edges are places in the list of strategies. One that leads to where it begins
	 * is on no route.
	 */
	private final Graph<String, Integer> graph = new DirectedMultigraph<>(Integer.class);

	private final Set<String> assets;

	private final Map<Pair, List<List<Strategy>>> routes = new ConcurrentHashMap<>();

	RouteFinder(List<Strategy> strategies) {
		this.strategies = strategies;
		for (int i = 0; i < strategies.size(); i++) {
			Strategy strategy = strategies.get(i);
			this.graph.addVertex(strategy.from());
			this.graph.addVertex(strategy.to());
			if (!strategy.from().equals(strategy.to())) {
				this.graph.addEdge(strategy.from(), strategy.to(), i);
			}
		}
		this.assets = Set.copyOf(this.graph.vertexSet());
	}

	boolean knows(String asset) {
		return this.assets.contains(asset);
	}

	/**
	 * Find the best route. Of routes that give the same, the shortest wins, then the one
	 * whose strategies come first in the file.
	 * @param prices the prices to compute with
	 * @param from the asset that goes in, a known one
	 * @param to the asset to come out, another known one
	 * @param amount the amount that goes in
	 * @return the route, or null if there is none
	 */
	@Nullable Route best(Prices prices, String from, String to, BigDecimal amount) {
		Route best = null;
		for (List<Strategy> steps : this.routes.computeIfAbsent(new Pair(from, to), this::find)) {
			BigDecimal out = amountOut(prices, steps, amount);
			if (out != null && (best == null || out.compareTo(best.amount()) > 0)) {
				best = new Route(steps, out);
			}
		}
		return best;
	}

	/**
	 * One thread at a time: even reading changes a graph inside.
	 */
	private synchronized List<List<Strategy>> find(Pair pair) {
		return new AllDirectedPaths<>(this.graph).getAllPaths(pair.from(), pair.to(), true, MAX_LENGTH)
			.stream()
			.map(RouteFinder::edges)
			.sorted(SHORTEST_THEN_FIRST)
			.map((edges) -> IntStream.of(edges).mapToObj(this.strategies::get).toList())
			.toList();
	}

	private static int[] edges(GraphPath<String, Integer> path) {
		return path.getEdgeList().stream().mapToInt(Integer::intValue).toArray();
	}

	private static @Nullable BigDecimal amountOut(Prices prices, List<Strategy> steps, BigDecimal amount) {
		BigDecimal out = amount;
		for (Strategy step : steps) {
			PriceCurve curve = prices.curve(step.name());
			if (curve == null) {
				return null;
			}
			out = step.convert(out, curve);
		}
		return out;
	}

	private record Pair(String from, String to) {

	}

}
