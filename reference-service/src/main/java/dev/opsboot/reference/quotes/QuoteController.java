package dev.opsboot.reference.quotes;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;

import dev.opsboot.reference.Problem;
import dev.opsboot.reference.prices.PriceBook;
import dev.opsboot.reference.prices.Prices;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Quotes over HTTP.
 */
@RestController
class QuoteController {

	/**
	 * As many digits as decimals are computed with.
	 */
	private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,16}(\\.[0-9]{1,18})?");

	private final RouteFinder routes;

	private final Duration maxAge;

	private final PriceBook priceBook;

	private final InstantSource clock;

	QuoteController(QuotesProperties properties, PriceBook priceBook, InstantSource clock) {
		this.routes = new RouteFinder(properties.strategies());
		this.maxAge = properties.maxAge();
		this.priceBook = priceBook;
		this.clock = clock;
	}

	@GetMapping("/quotes")
	Quote quote(@RequestParam String from, @RequestParam String to, @RequestParam String amount) {
		BigDecimal amountIn = parse(amount);
		checkAssets(from, to);
		Instant now = this.clock.instant();
		Prices prices = pricesAt(now);
		Route route = this.routes.best(prices, from, to, amountIn);
		if (route == null) {
			throw Problem.notFound("no route from " + from + " to " + to);
		}
		return new Quote(from, to, format(amountIn), format(route.amount()), route.strategies(), prices.asOf(),
				prices.isStale(now));
	}

	private void checkAssets(String from, String to) {
		if (from.equals(to)) {
			throw Problem.badRequest("from and to must differ");
		}
		for (String asset : new String[] { from, to }) {
			if (!this.routes.knows(asset)) {
				throw Problem.notFound("unknown asset " + asset);
			}
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

	private static BigDecimal parse(String amount) {
		BigDecimal value = (AMOUNT.matcher(amount).matches()) ? new BigDecimal(amount) : BigDecimal.ZERO;
		if (value.signum() == 0) {
			throw Problem.badRequest(
					"amount must be a positive decimal with at most 16 digits before the point and 18 after it");
		}
		return value;
	}

	private static String format(BigDecimal value) {
		return value.stripTrailingZeros().toPlainString();
	}

}
