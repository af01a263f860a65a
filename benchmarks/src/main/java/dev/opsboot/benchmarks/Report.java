package dev.opsboot.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A table of what was measured, one line for each subject with its ratio to one of them.
 * A ratio is the median of the rounds' ratios, with its quartiles.
 *
 * @param <T> the type of the subjects
 */
final class Report<T extends Enum<T>> {

	private final String title;

	private final T base;

	private final Map<T, List<Double>> values = new TreeMap<>();

	/**
	 * Create an empty table.
	 * @param title what is measured, in which unit
	 * @param base what the others are compared with
	 */
	Report(String title, T base) {
		this.title = title;
		this.base = base;
	}

	/**
	 * Add the value of a round.
	 * @param subject what was measured
	 * @param value the value
	 */
	void add(T subject, double value) {
		this.values.computeIfAbsent(subject, (key) -> new ArrayList<>()).add(value);
	}

	/**
	 * Print the table to standard output.
	 */
	void print() {
		line("%n%s", this.title);
		line("%-28s %10s %10s %10s   %s", "", "min", "median", "max", "ratio (quartiles)");
		Samples baseSamples = new Samples(Objects.requireNonNull(this.values.get(this.base), "The base has values"));
		this.values.forEach((subject, values) -> print(subject, new Samples(values), baseSamples));
	}

	private void print(T subject, Samples samples, Samples baseSamples) {
		Samples ratios = samples.to(baseSamples);
		line("%-28s %10.1f %10.1f %10.1f   %.3f (%.3f to %.3f)", subject, samples.quantile(0), samples.median(),
				samples.quantile(1), ratios.median(), ratios.quantile(0.25), ratios.quantile(0.75));
	}

	private static void line(String format, Object... values) {
		System.out.println(format.formatted(values));
	}

}
