package dev.opsboot.reference.prices;

import java.time.Duration;

/**
 * Holds the last good prices. One thread, the feed's poller, writes; any thread reads and
 * never waits.
 */
public final class PriceBook {

	private final Duration interval;

	private volatile Prices current = Prices.NONE;

	private volatile Averages averages = Averages.NONE;

	/**
	 * Create a book without prices.
	 * @param interval how often new prices are looked for
	 */
	public PriceBook(Duration interval) {
		this.interval = interval;
	}

	/**
	 * Return how often new prices are looked for.
	 * @return the interval
	 */
	public Duration interval() {
		return this.interval;
	}

	/**
	 * Return the last good prices.
	 * @return the prices, {@link Prices#NONE} before the first
	 */
	public Prices current() {
		return this.current;
	}

	/**
	 * Return the averages of all good prices, those of earlier lives included.
	 * @return the averages, {@link Averages#NONE} before the first price
	 */
	public Averages averages() {
		return this.averages;
	}

	/**
	 * Begin where the life before has ended. For the poller only.
	 * @param prices the last prices, which are stale by now
	 * @param averages the averages as of these
	 */
	public void restore(Prices prices, Averages averages) {
		this.averages = averages;
		this.current = prices.asStale();
	}

	/**
	 * Replace the prices by newer ones. For the poller only.
	 * @param prices the new prices
	 */
	public void replace(Prices prices) {
		this.averages = this.averages.updated(prices);
		this.current = prices;
	}

	/**
	 * Keep the prices and mark them stale, as new ones were looked for in vain. For the
	 * poller only.
	 */
	public void markStale() {
		this.current = this.current.asStale();
	}

}
