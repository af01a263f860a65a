package dev.opsboot.reference.conversions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.opsboot.reference.prices.PriceCurve;
import dev.opsboot.reference.prices.Prices;
import dev.opsboot.reference.quotes.Offer;
import dev.opsboot.reference.quotes.Strategy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Drafts}.
 */
class DraftsTests {

	private final Drafts drafts = new Drafts(List.of(new Strategy("unstake", "mSOL", "SOL", 30),
			new Strategy("sell", "SOL", "USDC", 0), new Strategy("burn", "SOL", "ASH", 10_000)));

	@Test
	void isReadyWithWhatComesOutOfAllStrategies() {
		assertThat(prepare("10", "unstake")).isEqualTo(new Draft.Ready(new BigDecimal("10.797510000000000000")));
		assertThat(prepare("10", "unstake", "sell"))
			.isEqualTo(new Draft.Ready(new BigDecimal("1619.626500000000000000")));
	}

	@Test
	void promisesNoFractionThatAnAmountCannotHave() {
		assertThat(prepare("0.000000000000000001", "unstake"))
			.isEqualTo(new Draft.Ready(new BigDecimal("0.000000000000000001")));
	}

	@Test
	void isUnpreparedBeyondTheLargestKnownAmount() {
		assertThat(prepare("1000", "unstake")).isInstanceOf(Draft.Ready.class);
		assertThat(prepare("1000.1", "unstake"))
			.isEqualTo(new Draft.Unprepared("unstake has no price for 1000.1 mSOL, at most for 1000"));
		assertThat(prepare("990", "unstake", "sell"))
			.isEqualTo(new Draft.Unprepared("sell has no price for 1068.95349 SOL, at most for 1000"));
	}

	@Test
	void isUnpreparedWhereNothingComesOut() {
		assertThat(prepare("10", "burn")).isEqualTo(new Draft.Unprepared("burn leaves nothing of 10 SOL"));
	}

	private Draft prepare(String amount, String... route) {
		Prices prices = new Prices(Instant.EPOCH, Instant.MAX,
				Map.of("unstake", curve("1.083"), "sell", curve("150"), "burn", curve("1")));
		return this.drafts
			.prepare(new Offer("A", "B", new BigDecimal(amount), BigDecimal.ONE, List.of(route), prices, false));
	}

	private static PriceCurve curve(String price) {
		return new PriceCurve(List.of(new PriceCurve.Point(BigDecimal.ONE, new BigDecimal(price)),
				new PriceCurve.Point(new BigDecimal("1000"), new BigDecimal(price))));
	}

}
