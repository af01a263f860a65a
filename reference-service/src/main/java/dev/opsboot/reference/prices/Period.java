package dev.opsboot.reference.prices;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How far an average looks back: the time after which a price counts half.
 */
public enum Period {

	/**
	 * A day.
	 */
	DAY(1),

	/**
	 * A week.
	 */
	WEEK(7),

	/**
	 * Thirty days.
	 */
	MONTH(30);

	private final Duration halfLife;

	Period(int days) {
		this.halfLife = Duration.ofDays(days);
	}

	/**
	 * Find a period by its name in a request.
	 * @param name the name in lower case
	 * @return the period, empty if there is none of that name
	 */
	static Optional<Period> of(String name) {
		return Arrays.stream(values()).filter((period) -> period.toString().equals(name)).findFirst();
	}

	/**
	 * How much the average moves towards a new price.
	 * @param elapsed the time since the price before
	 * @return from 0, it stays, to 1, it is the new price
	 */
	double weight(Duration elapsed) {
		// Not in milliseconds, of which there may be more than a long holds
		double seconds = elapsed.toSeconds() + elapsed.toNanosPart() / 1e9;
		double halfLives = seconds / this.halfLife.toSeconds();
		return -Math.expm1(-Math.log(2) * halfLives);
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
