package dev.opsboot.reference.conversions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.opsboot.reference.Amount;
import dev.opsboot.reference.prices.PriceCurve;
import dev.opsboot.reference.quotes.Offer;
import dev.opsboot.reference.quotes.Strategy;

/**
 * Has each strategy of a route prepare its part. They promise less than a quote guesses:
 * no price beyond the largest amount that the feed gives one for, and no fraction smaller
 * than an amount can have.
 */
final class Drafts {

	private final Map<String, Strategy> strategies;

	Drafts(List<Strategy> strategies) {
		this.strategies = strategies.stream().collect(Collectors.toMap(Strategy::name, Function.identity()));
	}

	/**
	 * Prepare a conversion.
	 * @param offer the offer it is made of
	 * @return the draft
	 */
	Draft prepare(Offer offer) {
		Draft draft = new Draft.Ready(offer.amountIn());
		for (String name : offer.route()) {
			if (draft instanceof Draft.Ready ready) {
				Strategy strategy = Objects.requireNonNull(this.strategies.get(name), "Offer of another service");
				PriceCurve curve = Objects.requireNonNull(offer.prices().curve(name), "Offer without a price");
				draft = prepare(strategy, ready.amountOut(), curve);
			}
		}
		return draft;
	}

	private static Draft prepare(Strategy strategy, BigDecimal amount, PriceCurve curve) {
		if (amount.compareTo(curve.highestAmount()) > 0) {
			return new Draft.Unprepared(strategy.name() + " has no price for " + Amount.format(amount) + " "
					+ strategy.from() + ", at most for " + Amount.format(curve.highestAmount()));
		}
		BigDecimal amountOut = strategy.convert(amount, curve).setScale(Amount.SCALE, RoundingMode.DOWN);
		if (amountOut.signum() == 0) {
			return new Draft.Unprepared(
					strategy.name() + " leaves nothing of " + Amount.format(amount) + " " + strategy.from());
		}
		return new Draft.Ready(amountOut);
	}

}
