package dev.opsboot.reference.feed;

import dev.opsboot.heartbeat.Pulse;
import dev.opsboot.retry.RetryTransient;

/**
 * Reads the prices of the feed. A read that may succeed later is tried again. Each
 * attempt is a beat of the pulse, whether it fails or not: only a client that is stuck is
 * silent.
 */
class FeedClient {

	private final FeedHttp http;

	private final FeedAnswerReader reader;

	private final Pulse pulse;

	/**
	 * Create a client.
	 * @param http the way to the feed
	 * @param reader checks the answers
	 * @param pulse beats with each attempt
	 */
	FeedClient(FeedHttp http, FeedAnswerReader reader, Pulse pulse) {
		this.http = http;
		this.reader = reader;
		this.pulse = pulse;
	}

	/**
	 * Read the current prices.
	 * @return the prices
	 * @throws FeedException if there is no answer in time. An interrupt does the same and
	 * stays set.
	 * @throws InvalidAnswerException if there is an answer that is refused
	 */
	@RetryTransient("feed.prices")
	Reading prices() {
		this.pulse.beat();
		FeedAnswer answer = this.http.get("/prices", FeedAnswer.class);
		return new Reading(answer, this.reader.read(answer));
	}

}
