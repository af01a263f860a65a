package dev.opsboot.reference.prices;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link PriceCurve}.
 */
class PriceCurveTests {

	private final PriceCurve curve = curve("1", "1.10", "10", "1.083", "100", "1.05", "1000", "0.9", "10000", "0.5");

	@Test
	void isExactAtItsPoints() {
		assertThat(this.curve.priceAt(new BigDecimal("10.00"))).isEqualTo("1.083");
		assertThat(this.curve.priceAt(new BigDecimal("1000"))).isEqualTo("0.9");
	}

	@Test
	void holdsTheNearestPointOutside() {
		assertThat(this.curve.priceAt(new BigDecimal("0.000000000000000001"))).isEqualTo("1.10");
		assertThat(this.curve.priceAt(new BigDecimal("9999999999999999"))).isEqualTo("0.5");
		assertThat(this.curve.priceAt(BigDecimal.ZERO)).isEqualTo("1.10");
	}

	@Test
	void isALineBetweenTwoPoints() {
		assertThat(curve("10", "2", "20", "4").priceAt(new BigDecimal("12.5"))).isEqualByComparingTo("2.5");
	}

	@Test
	void isAParabolaNearTheEnds() {
		PriceCurve parabola = curve("1", "1", "2", "4", "4", "16", "100", "77");
		assertThat(parabola.priceAt(new BigDecimal("1.5"))).isEqualByComparingTo("2.25");
	}

	@Test
	void isACubicBetweenTwoPointsOnEachSide() {
		PriceCurve cubic = curve("1", "1", "2", "8", "4", "64", "5", "125", "100", "77");
		assertThat(cubic.priceAt(new BigDecimal("3"))).isEqualByComparingTo("27");
	}

	@Test
	void isConstantWithOnePoint() {
		assertThat(curve("10", "2").priceAt(new BigDecimal("3"))).isEqualTo("2");
	}

	@Test
	void takesPointsInAnyOrder() {
		assertThat(curve("20", "4", "10", "2").priceAt(new BigDecimal("15"))).isEqualByComparingTo("3");
	}

	@Test
	void staysWithinItsPointsWhereThePolynomialWouldSwing() {
		PriceCurve steep = curve("1", "1", "2", "1", "3", "1000", "4", "1");
		assertThat(steep.priceAt(new BigDecimal("1.5"))).isEqualTo("1");
	}

	@Test
	void equalsThePolynomialOfTheFourPointsAround() {
		Random random = new Random(7);
		for (int round = 0; round < 500; round++) {
			double[] x = random.doubles(8, 1, 1000).sorted().toArray();
			double[] y = IntStream.range(0, 8)
				.mapToDouble((i) -> 2 - x[i] / 1000 + random.nextDouble() / 1e6)
				.toArray();
			int left = random.nextInt(1, 6);
			double at = x[left] + (x[left + 1] - x[left]) * random.nextDouble();
			double expected = clamp(lagrange(x, y, left - 1, at), y, left - 1);
			assertThat(curve(x, y).priceAt(new BigDecimal(at)).doubleValue()).isCloseTo(expected, within(1e-9));
		}
	}

	@Test
	void refusesNoPointsAndTwoForOneAmount() {
		assertThatIllegalArgumentException().isThrownBy(() -> new PriceCurve(List.of()))
			.withMessage("a curve needs a point");
		assertThatIllegalArgumentException().isThrownBy(() -> curve("1", "2", "1.0", "3"))
			.withMessage("two points for amount 1.0");
	}

	/**
	 * The textbook formula, written out for four points.
	 */
	private static double lagrange(double[] x, double[] y, int first, double at) {
		double sum = 0;
		for (int i = first; i < first + 4; i++) {
			double weight = 1;
			for (int j = first; j < first + 4; j++) {
				weight *= (j != i) ? (at - x[j]) / (x[i] - x[j]) : 1;
			}
			sum += y[i] * weight;
		}
		return sum;
	}

	private static double clamp(double value, double[] y, int first) {
		double lowest = IntStream.range(first, first + 4).mapToDouble((i) -> y[i]).min().orElseThrow();
		double highest = IntStream.range(first, first + 4).mapToDouble((i) -> y[i]).max().orElseThrow();
		return Math.min(highest, Math.max(lowest, value));
	}

	private static PriceCurve curve(double[] x, double[] y) {
		return new PriceCurve(IntStream.range(0, x.length)
			.mapToObj((i) -> new PriceCurve.Point(new BigDecimal(x[i]), new BigDecimal(y[i])))
			.toList());
	}

	private static PriceCurve curve(String... amountsAndPrices) {
		return new PriceCurve(IntStream.range(0, amountsAndPrices.length / 2)
			.mapToObj((i) -> new PriceCurve.Point(new BigDecimal(amountsAndPrices[2 * i]),
					new BigDecimal(amountsAndPrices[2 * i + 1])))
			.toList());
	}

}
