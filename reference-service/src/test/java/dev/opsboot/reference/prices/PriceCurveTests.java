package dev.opsboot.reference.prices;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.apache.commons.math3.analysis.interpolation.DividedDifferenceInterpolator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link PriceCurve}.
 */
class PriceCurveTests {

	private static final BigDecimal SMALLEST = new BigDecimal("1E-18");

	private static final BigDecimal LARGEST = new BigDecimal("1E+16");

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
	void equalsTheReferenceAtRandomPoints() {
		Random random = new Random(7);
		for (int round = 0; round < 10_000; round++) {
			int count = random.nextInt(2, 9);
			double[] x = random.doubles(count, 1, 1000).sorted().toArray();
			double[] y = IntStream.range(0, count)
				.mapToDouble((i) -> 2 - x[i] / 1000 + random.nextDouble() / 1e6)
				.toArray();
			int right = random.nextInt(1, count);
			double at = x[right - 1] + (x[right] - x[right - 1]) * random.nextDouble();
			assertThat(curve(x, y).priceAt(new BigDecimal(at)).doubleValue()).as("round %d", round)
				.isCloseTo(reference(x, y, Math.max(0, right - 2), Math.min(count, right + 2), at), within(1e-9));
		}
	}

	@Test
	void isADecimalHoweverCloseAndHoweverDifferentItsPointsAre() {
		PriceCurve curve = curve("0.000000000000000001", "1E+16", "0.0000000000000000010000000000000003", "1E-18",
				"9999999999999998", "1E+16", "10000000000000000", "1E-18");
		assertThat(curve.priceAt(new BigDecimal("0.0000000000000000010000000000000001"))).isBetween(SMALLEST, LARGEST);
		assertThat(curve.priceAt(new BigDecimal("9999999999999998.999999999999999999"))).isBetween(SMALLEST, LARGEST);
		assertThat(curve.priceAt(new BigDecimal("1"))).isBetween(SMALLEST, LARGEST);
		assertThat(curve.priceAt(new BigDecimal("0.000000000000000001000000000000000000000000000000001")))
			.isBetween(SMALLEST, LARGEST);
	}

	@Test
	void staysWithinPricesOfMoreDigitsThanADoubleHas() {
		PriceCurve curve = curve("1", "1.00000000000000000001", "3", "1.00000000000000000002");
		assertThat(curve.priceAt(new BigDecimal("2"))).isEqualTo("1.00000000000000000001");
	}

	@Test
	void refusesNoPointsAndTwoForOneAmount() {
		assertThatIllegalArgumentException().isThrownBy(() -> new PriceCurve(List.of()))
			.withMessage("a curve needs a point");
		assertThatIllegalArgumentException().isThrownBy(() -> curve("1", "2", "1.0", "3"))
			.withMessage("two points for amount 1.0");
		assertThatIllegalArgumentException().isThrownBy(() -> curve("1", "2", "1.00000000000000000001", "3"))
			.withMessage("two points for amount 1.00000000000000000001");
	}

	/**
	 * Newton's form of the polynomial through some of the points, as another library has
	 * it.
	 */
	private static double reference(double[] x, double[] y, int from, int to, double at) {
		double[] prices = Arrays.copyOfRange(y, from, to);
		double value = new DividedDifferenceInterpolator().interpolate(Arrays.copyOfRange(x, from, to), prices)
			.value(at);
		double lowest = DoubleStream.of(prices).min().orElseThrow();
		double highest = DoubleStream.of(prices).max().orElseThrow();
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
