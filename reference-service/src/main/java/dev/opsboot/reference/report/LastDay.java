package dev.opsboot.reference.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What the polls of the last 24 hours come to. They are added one by one, and however
 * many there are, it takes the same memory.
 */
final class LastDay {

	static final Duration BUCKET = Duration.ofMinutes(5);

	private static final Duration HOUR = Duration.ofHours(1);

	private final Instant from;

	private final Instant to;

	private final Instant firstHour;

	private final SortedMap<String, PriceSeries> prices = new TreeMap<>();

	private final long[] pollsByHour;

	private final long[] failedByHour;

	private final Outages outages = new Outages();

	private long polls;

	private long failed;

	private @Nullable Instant first;

	private @Nullable Instant lastBefore;

	private @Nullable Instant asOf;

	/**
	 * Begin with no polls.
	 * @param now the end of the 24 hours, which begin at full five minutes
	 */
	LastDay(Instant now) {
		this.to = now;
		this.from = floor(now.minus(1, ChronoUnit.DAYS), BUCKET);
		this.firstHour = floor(this.from, HOUR);
		int hours = index(this.firstHour, HOUR, now) + 1;
		this.pollsByHour = new long[hours];
		this.failedByHour = new long[hours];
	}

	static Instant floor(Instant time, Duration step) {
		return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), step.toSeconds()) * step.toSeconds());
	}

	private static int index(Instant start, Duration step, Instant time) {
		return (int) Duration.between(start, time).dividedBy(step);
	}

	boolean isBefore(Run run) {
		return run.time().isBefore(this.from);
	}

	/**
	 * Add a poll. One of another time only tells that there was one.
	 * @param run the poll
	 */
	void add(Run run) {
		if (isBefore(run)) {
			this.lastBefore = run.time();
		}
		else if (!run.time().isAfter(this.to)) {
			count(run);
		}
	}

	private void count(Run run) {
		this.first = (this.first == null || run.time().isBefore(this.first)) ? run.time() : this.first;
		this.polls++;
		int hour = index(this.firstHour, HOUR, run.time());
		this.pollsByHour[hour]++;
		if (run.isFailed()) {
			this.failed++;
			this.failedByHour[hour]++;
			this.outages.failed(run.time(), Objects.requireNonNullElse(run.error(), run.outcome()));
		}
		else {
			this.outages.succeeded(run.time());
			this.asOf = run.asOf();
			int bucket = index(this.from, BUCKET, run.time());
			run.prices().forEach((strategy, price) -> addPrice(strategy, bucket, price));
		}
	}

	private void addPrice(String strategy, int bucket, @Nullable Double price) {
		if (price != null && price > 0 && Double.isFinite(price)) {
			this.prices.computeIfAbsent(strategy, (name) -> new PriceSeries(index(this.from, BUCKET, this.to) + 1))
				.add(bucket, price);
		}
	}

	Instant from() {
		return this.from;
	}

	Instant to() {
		return this.to;
	}

	long polls() {
		return this.polls;
	}

	long failed() {
		return this.failed;
	}

	/**
	 * When the first poll ended.
	 * @return the time, or null where there was none
	 */
	@Nullable Instant first() {
		return this.first;
	}

	/**
	 * When the last poll before these 24 hours ended.
	 * @return the time, or null where there was none
	 */
	@Nullable Instant lastBefore() {
		return this.lastBefore;
	}

	/**
	 * When the last prices held.
	 * @return the time, or null where there were none
	 */
	@Nullable Instant asOf() {
		return this.asOf;
	}

	Outages outages() {
		return this.outages;
	}

	/**
	 * The prices.
	 * @return the series by strategy, in the order of their names
	 */
	SortedMap<String, PriceSeries> prices() {
		return Collections.unmodifiableSortedMap(this.prices);
	}

	/**
	 * What the charts show, from the first poll on.
	 * @return the data, or null where there was no poll
	 */
	@Nullable ChartData charts() {
		if (this.first == null) {
			return null;
		}
		int bucket = index(this.from, BUCKET, this.first);
		List<ChartData.Line> lines = new ArrayList<>();
		this.prices.forEach((strategy, series) -> lines
			.add(new ChartData.Line(Texts.foreign(strategy), series.changesFrom(bucket))));
		List<ChartData.Hour> hours = new ArrayList<>();
		for (int hour = index(this.firstHour, HOUR, this.first); hour < this.pollsByHour.length; hour++) {
			hours.add(new ChartData.Hour(this.firstHour.plus(HOUR.multipliedBy(hour)).toEpochMilli(),
					this.pollsByHour[hour], this.failedByHour[hour]));
		}
		return new ChartData(this.from.plus(BUCKET.multipliedBy(bucket)).toEpochMilli(), this.to.toEpochMilli(),
				BUCKET.toMillis(), lines, hours);
	}

}
