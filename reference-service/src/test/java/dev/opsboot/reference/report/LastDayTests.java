package dev.opsboot.reference.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LastDay}, {@link Outages} and {@link PriceSeries}.
 */
class LastDayTests {

	private static final Instant NOW = Instant.parse("2026-11-20T18:12:30Z");

	private final LastDay day = new LastDay(NOW);

	@Test
	void hasNothingWithoutPolls() {
		assertThat(this.day.polls()).isZero();
		assertThat(this.day.first()).isNull();
		assertThat(this.day.lastBefore()).isNull();
		assertThat(this.day.asOf()).isNull();
		assertThat(this.day.charts()).isNull();
		assertThat(this.day.prices()).isEmpty();
		assertThat(this.day.outages().newestFirst()).isEmpty();
	}

	@Test
	void beginsAtFullFiveMinutes() {
		assertThat(this.day.from()).isEqualTo("2026-11-19T18:10:00Z");
		addPrice("2026-11-19T18:09:59.999Z", 1);
		assertThat(this.day.polls()).isZero();
		assertThat(this.day.lastBefore()).isEqualTo("2026-11-19T18:09:59.999Z");
		addPrice("2026-11-19T18:10:00Z", 1);
		addPrice("2026-11-20T18:12:30Z", 1);
		addPrice("2026-11-20T18:12:30.001Z", 1);
		assertThat(this.day.polls()).isEqualTo(2);
		assertThat(this.day.first()).isEqualTo("2026-11-19T18:10:00Z");
		assertThat(this.day.charts().lines().get(0).values()).hasSize(289).startsWith(0.0, null).endsWith(null, 0.0);
		assertThat(this.day.charts().hours()).hasSize(25);
	}

	@Test
	void drawsTheLastPriceOfFiveMinutesAgainstTheFirst() {
		addPrice("2026-11-20T17:58:00Z", 2);
		addPrice("2026-11-20T17:59:59.999Z", 2.02);
		addPrice("2026-11-20T18:00:00Z", 1.5);
		addPrice("2026-11-20T18:12:00Z", 1.99999);
		assertThat(this.day.charts()).extracting(ChartData::from, ChartData::to, ChartData::step)
			.containsExactly(Instant.parse("2026-11-20T17:55:00Z").toEpochMilli(), NOW.toEpochMilli(), 300_000L);
		assertThat(this.day.charts().lines().get(0).values()).containsExactly(1.0, -25.0, null, -0.0005);
	}

	@Test
	void sumsUpThePricesOfAStrategy() {
		addPrice("2026-11-20T10:00:00Z", 2);
		addPrice("2026-11-20T10:00:02Z", 4);
		addPrice("2026-11-20T10:00:04Z", 1);
		addPrice("2026-11-20T10:00:06Z", 3);
		assertThat(this.day.prices().get("unstake"))
			.extracting(PriceSeries::last, PriceSeries::lowest, PriceSeries::highest, PriceSeries::average,
					PriceSeries::change)
			.containsExactly(3.0, 1.0, 4.0, 2.5, 50.0);
	}

	@Test
	void doesNotBelieveEveryPrice() {
		for (double price : new double[] { 0, -1, Double.NaN, Double.POSITIVE_INFINITY }) {
			addPrice("2026-11-20T10:00:00Z", price);
		}
		assertThat(this.day.prices()).isEmpty();
		assertThat(this.day.polls()).isEqualTo(4);
	}

	@Test
	void countsByHour() {
		addFailure("2026-11-20T15:59:59Z", "a");
		addPrice("2026-11-20T17:30:00Z", 1);
		addFailure("2026-11-20T17:30:00Z", "b");
		addFailure("2026-11-20T18:00:00Z", "c");
		assertThat(this.day.failed()).isEqualTo(3);
		assertThat(this.day.charts().hours()).containsExactly(hour("2026-11-20T15:00:00Z", 1, 1),
				hour("2026-11-20T16:00:00Z", 0, 0), hour("2026-11-20T17:00:00Z", 2, 1),
				hour("2026-11-20T18:00:00Z", 1, 1));
	}

	@Test
	void makesAnOutageOfFailuresInARow() {
		addPrice("2026-11-20T10:00:00Z", 1);
		addFailure("2026-11-20T10:00:02Z", "first");
		addFailure("2026-11-20T10:00:04Z", "second");
		addPrice("2026-11-20T10:00:06Z", 1);
		addPrice("2026-11-20T10:00:08Z", 1);
		assertThat(this.day.outages().newestFirst())
			.containsExactly(outage("2026-11-20T10:00:02Z", "2026-11-20T10:00:06Z", "first"));
		assertThat(this.day.outages().longest(NOW)).isEqualTo(Duration.ofSeconds(4));
		assertThat(this.day.asOf()).isEqualTo("2026-11-20T10:00:08Z");
	}

	@Test
	void continuesAnOutageOverAGap() {
		addFailure("2026-11-20T10:00:00Z", "first");
		addFailure("2026-11-20T14:00:00Z", "after the restart");
		addPrice("2026-11-20T14:00:02Z", 1);
		assertThat(this.day.outages().newestFirst())
			.containsExactly(outage("2026-11-20T10:00:00Z", "2026-11-20T14:00:02Z", "first"));
	}

	@Test
	void hasAnOutageThatIsNotOver() {
		addFailure("2026-11-20T10:00:00Z", "a");
		addPrice("2026-11-20T10:00:02Z", 1);
		addFailure("2026-11-20T18:12:00Z", "b");
		assertThat(this.day.outages().newestFirst()).containsExactly(outage("2026-11-20T18:12:00Z", null, "b"),
				outage("2026-11-20T10:00:00Z", "2026-11-20T10:00:02Z", "a"));
		assertThat(this.day.outages().longest(NOW)).isEqualTo(Duration.ofSeconds(30));
	}

	@Test
	void keepsTheNewestOutages() {
		Instant start = Instant.parse("2026-11-20T10:00:00Z");
		IntStream.range(0, 50).forEach((i) -> {
			addFailure(start.plusSeconds(4 * i).toString(), "error " + i);
			addPrice(start.plusSeconds(4 * i + ((i == 0) ? 3 : 1)).toString(), 1);
		});
		addFailure("2026-11-20T18:12:29Z", "now");
		assertThat(this.day.outages().newestFirst()).hasSize(20)
			.extracting(Outage::error)
			.startsWith("now", "error 49")
			.endsWith("error 31");
		assertThat(this.day.outages().count()).isEqualTo(51);
		assertThat(this.day.outages().longest(NOW)).isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void bearsAClockThatIsSetBack() {
		addPrice("2026-11-20T12:00:00Z", 1);
		addFailure("2026-11-20T12:00:02Z", "a");
		addPrice("2026-11-20T10:00:00Z", 2);
		assertThat(this.day.first()).isEqualTo("2026-11-20T10:00:00Z");
		assertThat(this.day.outages().longest(NOW)).isZero();
		assertThat(this.day.charts().lines().get(0).values()).startsWith(100.0);
	}

	private void addPrice(String time, double price) {
		this.day.add(new Run(Instant.parse(time), "prices", Instant.parse(time), Map.of("unstake", price), null));
	}

	private void addFailure(String time, String error) {
		this.day.add(new Run(Instant.parse(time), "failed", null, null, error));
	}

	private static ChartData.Hour hour(String start, long polls, long failed) {
		return new ChartData.Hour(Instant.parse(start).toEpochMilli(), polls, failed);
	}

	private static Outage outage(String from, String to, String error) {
		return new Outage(Instant.parse(from), (to != null) ? Instant.parse(to) : null, error);
	}

}
