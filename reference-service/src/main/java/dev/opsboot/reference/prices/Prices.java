package dev.opsboot.reference.prices;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * All prices of one moment. Never changes, so whoever holds one sees prices that belong
 * together.
 *
 * @param asOf when the feed says the prices held
 * @param staleAt from when on the prices count as stale unless newer ones came
 * @param curves the price curve of each strategy by its name; a strategy without one
 * cannot be used now
 */
public record Prices(Instant asOf, Instant staleAt, Map<String, PriceCurve> curves) {

	/**
	 * What there is before the first answer of the feed: no curve, and older than any
	 * age.
	 */
	public static final Prices NONE = new Prices(Instant.MIN, Instant.MIN, Map.of());

	public Prices {
		curves = Map.copyOf(curves);
	}

	/**
	 * Return the price curve of a strategy.
	 * @param strategy the name of the strategy
	 * @return the curve, or null if the feed gave none
	 */
	public @Nullable PriceCurve curve(String strategy) {
		return this.curves.get(strategy);
	}

	/**
	 * Return whether newer prices should have come by now, or the last poll failed.
	 * @param now the present
	 * @return whether the prices are stale
	 */
	public boolean isStale(Instant now) {
		return !now.isBefore(this.staleAt);
	}

	/**
	 * Return whether the prices held longer ago than the given age.
	 * @param age the age
	 * @param now the present
	 * @return whether the prices are older
	 */
	public boolean isOlderThan(Duration age, Instant now) {
		return Duration.between(this.asOf, now).compareTo(age) > 0;
	}

	Prices asStale() {
		return new Prices(this.asOf, Instant.MIN, this.curves);
	}

}
