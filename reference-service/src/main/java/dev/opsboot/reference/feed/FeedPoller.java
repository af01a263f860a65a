package dev.opsboot.reference.feed;

import java.time.Duration;
import java.time.InstantSource;

import dev.opsboot.failure.Degradation;
import dev.opsboot.failure.ServiceException;
import dev.opsboot.reference.Repetition;
import dev.opsboot.reference.prices.PriceBook;
import dev.opsboot.reference.prices.Prices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * Reads the feed into the price book, from when the application is ready until it is
 * closed. Its one thread is the only writer of the book, which begins with the prices of
 * the life before. A read that fails leaves the last good prices and marks them stale,
 * and says that the service is degraded until one succeeds.
 */
final class FeedPoller implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(FeedPoller.class);

	private static final String UPSTREAM = "upstream";

	private final FeedClient client;

	private final PriceBook priceBook;

	private final Duration maxAge;

	private final FeedRecord record;

	private final Degradation degradation;

	private final InstantSource clock;

	private final Repetition repetition = new Repetition("feed-poller");

	/**
	 * Create a poller.
	 * @param client reads the feed
	 * @param priceBook takes the prices
	 * @param maxAge the age at which prices are of no use
	 * @param record what outlives the process
	 * @param degradation is told of outages
	 * @param clock tells the time of polls
	 */
	FeedPoller(FeedClient client, PriceBook priceBook, Duration maxAge, FeedRecord record, Degradation degradation,
			InstantSource clock) {
		this.client = client;
		this.priceBook = priceBook;
		this.maxAge = maxAge;
		this.record = record;
		this.degradation = degradation;
		this.clock = clock;
	}

	/**
	 * Begin with the prices of the life before, which are stale, and the averages. Prices
	 * that do not fit, such as where a strategy is gone, do not cost the averages.
	 * @param reader checks them
	 */
	void restore(FeedAnswerReader reader) {
		this.record.state()
			.ifPresent(
					(state) -> this.priceBook.restore(prices(reader, state.prices()), reader.read(state.averages())));
	}

	private static Prices prices(FeedAnswerReader reader, FeedAnswer answer) {
		try {
			return reader.read(answer);
		}
		catch (InvalidAnswerException ex) {
			logger.warn("Prices of the life before do not fit: {}", ex.getMessage());
			return Prices.NONE;
		}
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		this.repetition.start(this::poll, this.priceBook.interval());
	}

	/**
	 * Read the feed once. Throws nothing, as the next read may succeed.
	 */
	void poll() {
		try {
			Reading reading = this.client.prices();
			this.priceBook.replace(reading.prices());
			this.record.succeeded(this.clock.instant(), reading, this.priceBook.averages());
			report(reading.prices());
		}
		catch (RuntimeException ex) {
			if (!this.repetition.isClosed()) {
				failed(ex);
			}
		}
	}

	/**
	 * A feed can answer and stand still.
	 */
	private void report(Prices prices) {
		if (prices.isOlderThan(this.maxAge, this.clock.instant())) {
			this.degradation.enter(UPSTREAM, "no quotes are made: the prices of the feed are of " + prices.asOf());
		}
		else {
			this.degradation.leave(UPSTREAM);
		}
	}

	private void failed(RuntimeException ex) {
		this.priceBook.markStale();
		String reason = (ex instanceof ServiceException) ? ex.getMessage() : ShortLine.of(ex.toString());
		this.record.failed(this.clock.instant(), reason);
		this.degradation.enter(UPSTREAM, "quotes are made from the last good prices: " + reason);
		logger.debug("Feed gives no new prices", ex);
	}

	/**
	 * Stop reading, also in the middle of a request, and wait for the thread to end.
	 */
	@Override
	public void close() {
		this.repetition.close();
	}

}
