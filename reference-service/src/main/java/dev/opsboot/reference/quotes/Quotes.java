package dev.opsboot.reference.quotes;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import dev.opsboot.reference.Amount;
import dev.opsboot.reference.Problem;
import dev.opsboot.reference.prices.PriceBook;
import dev.opsboot.reference.prices.Prices;

import org.springframework.stereotype.Component;

/**
 * Finds what the prices of the moment offer, and says why there is nothing.
 */
@Component
public final class Quotes {

	private final RouteFinder routes;

	private final Duration maxAge;

	private final PriceBook priceBook;

	private final InstantSource clock;

	public Quotes(QuotesProperties properties, PriceBook priceBook, InstantSource clock) {
		this.routes = new RouteFinder(properties.strategies());
		this.maxAge = properties.maxAge();
		this.priceBook = priceBook;
		this.clock = clock;
	}

	/**
	 * Find the best route.
	 * @param from the asset that goes in
	 * @param to the asset to come out
	 * @param amount the amount that goes in, as the client wrote it
	 * @return the offer
	 * @throws Problem if the request makes no sense, there is no route, or the prices are
	 * too old
	 */
	public Offer best(String from, String to, String amount) {
		BigDecimal amountIn = Amount.parse(amount);
		checkAssets(from, to);
		Instant now = this.clock.instant();
		Prices prices = pricesAt(now);
		Route route = this.routes.best(prices, from, to, amountIn);
		if (route == null) {
			throw Problem.notFound("no route from " + from + " to " + to);
		}
		return new Offer(from, to, amountIn, route.amount(), route.strategies(), prices, prices.isStale(now));
	}

	private void checkAssets(String from, String to) {
		if (from.equals(to)) {
			throw Problem.badRequest("from and to must differ");
		}
		checkKnown(from);
		checkKnown(to);
	}

	private void checkKnown(String asset) {
		if (!this.routes.knows(asset)) {
			throw Problem.notFound("unknown asset " + asset);
		}
	}

	private Prices pricesAt(Instant now) {
		Prices prices = this.priceBook.current();
		if (prices.isOlderThan(this.maxAge, now)) {
			String detail = (prices.curves().isEmpty()) ? "no prices yet" : "prices are too old, of " + prices.asOf();
			throw Problem.unavailable(detail, this.priceBook.interval());
		}
		return prices;
	}

}
