package dev.opsboot.reference.quotes;

import java.math.BigDecimal;
import java.util.List;

import dev.opsboot.reference.prices.PriceCurve;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Strategy}.
 */
class StrategyTests {

	private final PriceCurve curve = new PriceCurve(
			List.of(new PriceCurve.Point(BigDecimal.TEN, new BigDecimal("1.083"))));

	@Test
	void convertsAtThePriceOfTheAmountLessTheFee() {
		assertThat(convert("10", 30)).isEqualByComparingTo("10.79751");
		assertThat(convert("10", 0)).isEqualByComparingTo("10.83");
		assertThat(convert("10", 10_000)).isZero();
	}

	@Test
	void keepsThirtyFourDigits() {
		assertThat(convert("9999999999999999.999999999999999999", 1)).isEqualTo("10828917000000000.00000000000000000");
		assertThat(convert("0.000000000000000001", 1)).isEqualByComparingTo("1.0828917E-18");
	}

	private BigDecimal convert(String amount, int feeBps) {
		return new Strategy("unstake", "mSOL", "SOL", feeBps).convert(new BigDecimal(amount), this.curve);
	}

}
