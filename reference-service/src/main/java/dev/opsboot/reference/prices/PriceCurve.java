package dev.opsboot.reference.prices;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.hipparchus.analysis.polynomials.PolynomialFunctionLagrangeForm;

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

	private static final int NEIGHBOURS = 2;

	private final List<Point> points;

	private final List<Piece> pieces;

	/**
	 * Create a curve.
	 * @param points at least one point, in any order; amounts and prices from 10^-18 to
	 * 10^16 can be computed with whatever their distance
	 * @throws IllegalArgumentException if there is no point, or two for the same amount
	 * as a double
	 */
	public PriceCurve(Collection<Point> points) {
		if (points.isEmpty()) {
			throw new IllegalArgumentException("a curve needs a point");
		}
		List<Point> sorted = new ArrayList<>(points);
		sorted.sort(Comparator.comparing(Point::amount));
		for (int i = 1; i < sorted.size(); i++) {
			if (sorted.get(i).amount().doubleValue() == sorted.get(i - 1).amount().doubleValue()) {
				throw new IllegalArgumentException("two points for amount " + sorted.get(i).amount());
			}
		}
		this.points = List.copyOf(sorted);
		this.pieces = IntStream.range(1, sorted.size()).mapToObj(this::pieceBelow).toList();
	}

	private Piece pieceBelow(int point) {
		return Piece
			.of(this.points.subList(Math.max(0, point - NEIGHBOURS), Math.min(this.points.size(), point + NEIGHBOURS)));
	}

	/**
	 * The largest amount whose price is known rather than guessed.
	 * @return the amount of the last point
	 */
	public BigDecimal highestAmount() {
		return this.points.get(this.points.size() - 1).amount();
	}

	/**
	 * Compute the price of an amount in O(log n) for n points. At a point and outside of
	 * them the price is exactly that of the point, between them it has the 16 digits of a
	 * double.
	 * @param amount the amount put in
	 * @return the amount that comes out for each one put in
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
		return this.pieces.get(above - 1).priceAt(amount);
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

	/**
	 * A known point of a curve.
	 *
	 * @param amount the amount put in
	 * @param price the amount that comes out for each one put in, before the fee
	 */
	public record Point(BigDecimal amount, BigDecimal price) {

	}

	/**
	 * The curve between two points that are next to each other.
	 */
	private record Piece(PolynomialFunctionLagrangeForm polynomial, BigDecimal lowest, BigDecimal highest) {

		static Piece of(List<Point> points) {
			double[] amounts = points.stream().mapToDouble((point) -> point.amount().doubleValue()).toArray();
			double[] prices = points.stream().mapToDouble((point) -> point.price().doubleValue()).toArray();
			List<BigDecimal> sorted = points.stream().map(Point::price).sorted().toList();
			return new Piece(new PolynomialFunctionLagrangeForm(amounts, prices), sorted.get(0),
					sorted.get(sorted.size() - 1));
		}

		BigDecimal priceAt(BigDecimal amount) {
			return BigDecimal.valueOf(this.polynomial.value(toDouble(amount))).max(this.lowest).min(this.highest);
		}

		/**
		 * As {@link BigDecimal#doubleValue()}, but for the last bit, and without the text
		 * that JDKs before 21 go through.
		 */
		private static double toDouble(BigDecimal amount) {
			return amount.unscaledValue().doubleValue() / Math.pow(10, amount.scale());
		}

	}

}
