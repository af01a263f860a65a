package dev.opsboot.reference.quotes;

import java.math.BigDecimal;
import java.util.LinkedList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A chain of strategies and what comes out at its end.
 *
 * @param previous the chain without its last strategy, null at the start
 * @param last the last strategy, null at the start
 * @param asset the asset at the end
 * @param amount the amount of that asset
 * @param length the number of strategies
 */
record Route(@Nullable Route previous, @Nullable Strategy last, String asset, BigDecimal amount, int length) {

	static Route start(String asset, BigDecimal amount) {
		return new Route(null, null, asset, amount, 0);
	}

	Route then(Strategy strategy, BigDecimal amountOut) {
		return new Route(this, strategy, strategy.to(), amountOut, this.length + 1);
	}

	boolean visits(String asset) {
		return this.asset.equals(asset) || (this.previous != null && this.previous.visits(asset));
	}

	/**
	 * A larger amount is better; for equal amounts the shorter route.
	 */
	boolean isBetterThan(@Nullable Route other) {
		if (other == null) {
			return true;
		}
		int more = this.amount.compareTo(other.amount);
		return more > 0 || (more == 0 && this.length < other.length);
	}

	List<String> strategies() {
		LinkedList<String> names = new LinkedList<>();
		for (Route route = this; route != null && route.last != null; route = route.previous) {
			names.addFirst(route.last.name());
		}
		return names;
	}

}
