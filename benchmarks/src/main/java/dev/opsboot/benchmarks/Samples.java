package dev.opsboot.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What was measured, one value for each round.
 *
 * @param values the values in the order of the rounds, at least one
 */
record Samples(List<Double> values) {

	/**
	 * Compare round by round, as two values of one round met the same machine.
	 * @param base what to divide by, with as many values
	 * @return the ratios
	 */
	Samples to(Samples base) {
		return new Samples(IntStream.range(0, this.values.size())
			.mapToObj((i) -> this.values.get(i) / base.values.get(i))
			.toList());
	}

	/**
	 * The value that a part of the values is below.
	 * @param part from 0 for the smallest to 1 for the largest value
	 * @return the value, interpolated between its neighbours
	 */
	double quantile(double part) {
		double[] sorted = this.values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		double index = part * (sorted.length - 1);
		double below = sorted[(int) Math.floor(index)];
		double above = sorted[(int) Math.ceil(index)];
		return below + (index - Math.floor(index)) * (above - below);
	}

	/**
	 * The value in the middle.
	 * @return the median
	 */
	double median() {
		return quantile(0.5);
	}

}
