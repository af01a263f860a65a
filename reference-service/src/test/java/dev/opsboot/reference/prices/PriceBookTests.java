package dev.opsboot.reference.prices;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PriceBook} and {@link Prices}.
 */
class PriceBookTests {

	private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");

	private final PriceBook book = new PriceBook(Duration.ofSeconds(2));

	private final Prices prices = new Prices(NOW, NOW.plusSeconds(4),
			Map.of("unstake", new PriceCurve(List.of(new PriceCurve.Point(BigDecimal.TEN, new BigDecimal("1.083"))))));

	@Test
	void beginsWithoutPricesOlderThanAnyAge() {
		assertThat(this.book.current().curves()).isEmpty();
		assertThat(this.book.current().isStale(NOW)).isTrue();
		assertThat(this.book.current().isOlderThan(Duration.ofDays(100_000_000), NOW)).isTrue();
	}

	@Test
	void turnsStaleByTime() {
		this.book.replace(this.prices);
		assertThat(this.book.current().isStale(NOW.plusMillis(3999))).isFalse();
		assertThat(this.book.current().isStale(NOW.plusSeconds(4))).isTrue();
	}

	@Test
	void keepsPricesMarkedStale() {
		this.book.replace(this.prices);
		this.book.markStale();
		assertThat(this.book.current().isStale(NOW)).isTrue();
		assertThat(this.book.current().asOf()).isEqualTo(NOW);
		assertThat(this.book.current().curves()).isEqualTo(this.prices.curves());
	}

	@Test
	void isOldOnlyPastTheAge() {
		Duration age = Duration.ofMinutes(10);
		assertThat(this.prices.isOlderThan(age, NOW.plus(age))).isFalse();
		assertThat(this.prices.isOlderThan(age, NOW.plus(age).plusNanos(1))).isTrue();
	}

}
