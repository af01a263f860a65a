package dev.opsboot.reference.conversions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import dev.opsboot.heartbeat.Pulse;
import dev.opsboot.reference.Repetition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * Looks after the conversions there are, from when the application is ready until it is
 * closed: what was not submitted in time expires, and in production the rest is
 * submitted.
 */
final class ConversionKeeper implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ConversionKeeper.class);

	private final ConversionStore store;

	private final @Nullable Submissions submissions;

	private final Duration pause;

	private final InstantSource clock;

	private final Pulse pulse;

	private final Repetition repetition = new Repetition("conversions");

	/**
	 * Create a keeper.
	 * @param store what it looks after
	 * @param submissions submits, null in a dry run
	 * @param pause the time from one look to the next
	 * @param clock tells what has expired
	 * @param pulse beats each time
	 */
	ConversionKeeper(ConversionStore store, @Nullable Submissions submissions, Duration pause, InstantSource clock,
			Pulse pulse) {
		this.store = store;
		this.submissions = submissions;
		this.pause = pause;
		this.clock = clock;
		this.pulse = pulse;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		this.repetition.start(this::look, this.pause);
	}

	/**
	 * Look once. Throws nothing, as the next look may succeed.
	 */
	void look() {
		this.pulse.beat();
		try {
			expire(this.clock.instant());
			if (this.submissions != null) {
				this.submissions.submitWaiting();
			}
		}
		catch (RuntimeException ex) {
			logger.error("Conversions could not be looked after", ex);
		}
	}

	private void expire(Instant now) {
		List<Entry> expired = this.store.findOwn((entry) -> entry.hasExpired(now))
			.stream()
			.map((entry) -> entry.with(State.EXPIRED, null))
			.toList();
		if (!expired.isEmpty()) {
			this.store.replace(expired);
		}
	}

	/**
	 * Stop, also in the middle of a request, and wait for the thread to end.
	 */
	@Override
	public void close() {
		this.repetition.close();
	}

}
