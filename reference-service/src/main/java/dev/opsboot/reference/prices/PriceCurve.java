package dev.opsboot.reference.prices;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The price of one strategy as a function of the amount put in, known at some points.
 * <p>
 * Between points the price is the Lagrange polynomial through the neighbouring points, up
 * to two on each side (a cubic, near the ends a parabola or a line). A polynomial can
 * swing wide of its points, so the result is held within the lowest and highest price of
 * the points it was computed from. Below the first point and above the last one the
 * nearest point holds.
 */
public final class PriceCurve {

	private static final MathContext RESULT = MathContext.DECIMAL128;

	/**
	 * Some digits more on the way, so that rounding there does not show in the result.
	 */
	private static final MathContext WORKING = new MathContext(RESULT.getPrecision() + 10);

	private static final int NEIGHBOURS = 2;

	private final List<Point> points;

	/**
	 * Create a curve.
	 * @param points at least one point, in any order
	 * @throws IllegalArgumentException if there is no point, or two for the same amount
	 */
	public PriceCurve(Collection<Point> points) {
		if (points.isEmpty()) {
			throw new IllegalArgumentException("a curve needs a point");
		}
		List<Point> sorted = new ArrayList<>(points);
		sorted.sort(Comparator.comparing(Point::amount));
		for (int i = 1; i < sorted.size(); i++) {
			if (sorted.get(i).amount().compareTo(sorted.get(i - 1).amount()) == 0) {
				throw new IllegalArgumentException("two points for amount " + sorted.get(i).amount());
			}
		}
		this.points = List.copyOf(sorted);
	}

	/**
	 * The largest amount whose price is known rather than guessed.
	 * @return the amount of the last point
	 */
	public BigDecimal highestAmount() {
		return this.points.get(this.points.size() - 1).amount();
	}

	/**
	 * Compute the price of an amount in O(log n) for n points. At a point the price is
	 * exactly that of the point.
	 * @param amount the amount put in
	 * @return the amount that comes out for each one put in, to 34 digits
	 */
	public BigDecimal priceAt(BigDecimal amount) {
		int above = firstAtOrAbove(amount);
		if (above == this.points.size()) {
			return this.points.get(above - 1).price();
		}
		Point point = this.points.get(above);
		if (above == 0 || point.amount().compareTo(amount) == 0) {
			return point.price();
		}
		int from = Math.max(0, above - NEIGHBOURS);
		int to = Math.min(this.points.size(), above + NEIGHBOURS);
		return interpolate(this.points.subList(from, to), amount);
	}

	private int firstAtOrAbove(BigDecimal amount) {
		int low = 0;
		int high = this.points.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.points.get(middle).amount().compareTo(amount) < 0) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	private static BigDecimal interpolate(List<Point> points, BigDecimal amount) {
		BigDecimal sum = BigDecimal.ZERO;
		BigDecimal lowest = points.get(0).price();
		BigDecimal highest = lowest;
		for (Point point : points) {
			sum = sum.add(term(points, point, amount), WORKING);
			lowest = lowest.min(point.price());
			highest = highest.max(point.price());
		}
		return sum.round(RESULT).max(lowest).min(highest);
	}

	private static BigDecimal term(List<Point> points, Point point, BigDecimal amount) {
		BigDecimal numerator = point.price();
		BigDecimal denominator = BigDecimal.ONE;
		for (Point other : points) {
			if (other != point) {
				numerator = numerator.multiply(amount.subtract(other.amount(), WORKING), WORKING);
				denominator = denominator.multiply(point.amount().subtract(other.amount(), WORKING), WORKING);
			}
		}
		return numerator.divide(denominator, WORKING);
	}

	/**
	 * A known point of a curve.
	 *
	 * @param amount the amount put in
	 * @param price the amount that comes out for each one put in, before the fee
	 */
	public record Point(BigDecimal amount, BigDecimal price) {

	}

}
