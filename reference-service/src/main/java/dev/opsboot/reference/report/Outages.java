package dev.opsboot.reference.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Makes outages of failed polls. One lasts from the first poll that fails to the next
 * that succeeds, also where the service was down in between. Only the newest are kept.
 */
final class Outages {

	static final int MAX_KEPT = 20;

	private final Deque<Outage> newest = new ArrayDeque<>();

	private @Nullable Outage current;

	private Duration longest = Duration.ZERO;

	private int ended;

	void failed(Instant time, String error) {
		if (this.current == null) {
			this.current = new Outage(time, null, error);
		}
	}

	void succeeded(Instant time) {
		if (this.current == null) {
			return;
		}
		Outage outage = new Outage(this.current.from(), time, this.current.error());
		this.current = null;
		this.ended++;
		this.longest = longer(this.longest, outage.length(time));
		this.newest.addFirst(outage);
		if (this.newest.size() > MAX_KEPT) {
			this.newest.removeLast();
		}
	}

	int count() {
		return this.ended + ((this.current != null) ? 1 : 0);
	}

	Duration longest(Instant now) {
		return (this.current != null) ? longer(this.longest, this.current.length(now)) : this.longest;
	}

	List<Outage> newestFirst() {
		return Stream.concat(Stream.ofNullable(this.current), this.newest.stream()).limit(MAX_KEPT).toList();
	}

	private static Duration longer(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

}
