package dev.opsboot.reference.feed;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.opsboot.reference.prices.Averages;
import dev.opsboot.reference.prices.PriceCurve;
import dev.opsboot.reference.prices.Prices;
import org.jspecify.annotations.Nullable;

/**
 * Turns an answer of the feed into prices, or refuses it as a whole: what is half wrong
 * is not believed at all.
 */
final class FeedAnswerReader {

	private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

	private static final int MAX_DIGITS = 64;

	private static final BigDecimal LOWEST = new BigDecimal("1e-18");

	private static final BigDecimal HIGHEST = new BigDecimal("1e16");

	private final Set<String> strategies;

	private final Duration freshFor;

	private final InstantSource clock;

	/**
	 * Create a reader.
	 * @param strategies the names of the strategies there are
	 * @param pollInterval how often the feed is read; prices count as stale when two
	 * intervals brought no new ones
	 * @param clock tells the time of receipt
	 */
	FeedAnswerReader(Set<String> strategies, Duration pollInterval, InstantSource clock) {
		this.strategies = strategies;
		this.freshFor = pollInterval.multipliedBy(2);
		this.clock = clock;
	}

	/**
	 * Check and convert an answer. It has a time not in the future, at least one curve,
	 * no strategy that is unknown or comes twice, and amounts and prices from 10^-18 to
	 * 10^16.
	 * @param answer the answer
	 * @return its prices
	 * @throws InvalidAnswerException if the answer is refused
	 */
	Prices read(FeedAnswer answer) {
		Instant now = this.clock.instant();
		Instant asOf = present(answer.asOf(), "asOf");
		if (asOf.isAfter(now.plus(CLOCK_SKEW))) {
			throw new InvalidAnswerException("asOf is in the future: " + asOf);
		}
		Map<String, PriceCurve> curves = new HashMap<>();
		for (FeedAnswer.@Nullable Curve curve : filled(answer.curves(), "curves")) {
			String strategy = present(present(curve, "curve").strategy(), "strategy");
			if (!this.strategies.contains(strategy)) {
				throw new InvalidAnswerException("unknown strategy " + strategy);
			}
			if (curves.put(strategy, curve(curve)) != null) {
				throw new InvalidAnswerException("two curves for strategy " + strategy);
			}
		}
		return new Prices(asOf, now.plus(this.freshFor), curves);
	}

	/**
	 * Check averages of answers that were read before.
	 * @param averages the averages
	 * @return those of strategies there are; none if they are of the future, before which
	 * no price would count
	 */
	Averages read(Averages averages) {
		return averages.asOf().isAfter(this.clock.instant().plus(CLOCK_SKEW)) ? Averages.NONE
				: averages.only(this.strategies);
	}

	private static PriceCurve curve(FeedAnswer.Curve curve) {
		List<PriceCurve.Point> points = filled(curve.points(), "points").stream()
			.map((point) -> point(present(point, "point")))
			.toList();
		try {
			return new PriceCurve(points);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidAnswerException(ex.getMessage() + " in curve of " + curve.strategy());
		}
	}

	private static PriceCurve.Point point(FeedAnswer.Point point) {
		return new PriceCurve.Point(decimal(point.amount(), "amount"), decimal(point.price(), "price"));
	}

	private static BigDecimal decimal(@Nullable String text, String name) {
		String digits = present(text, name);
		try {
			BigDecimal value = (digits.length() <= MAX_DIGITS) ? new BigDecimal(digits) : BigDecimal.ZERO;
			if (value.compareTo(LOWEST) >= 0 && value.compareTo(HIGHEST) <= 0) {
				return value;
			}
		}
		catch (NumberFormatException ex) {
			// falls through to the same refusal
		}
		throw new InvalidAnswerException(name + " out of range: " + digits);
	}

	private static <T extends @Nullable Object> List<T> filled(@Nullable List<T> list, String name) {
		if (list == null || list.isEmpty()) {
			throw new InvalidAnswerException("no " + name);
		}
		return list;
	}

	private static <T> T present(@Nullable T value, String name) {
		if (value == null) {
			throw new InvalidAnswerException("no " + name);
		}
		return value;
	}

}
