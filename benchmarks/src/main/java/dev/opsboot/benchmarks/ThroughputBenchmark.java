package dev.opsboot.benchmarks;

import java.io.IOException;
import java.util.Map;

/**
 * Asks plain Boot and the starter in turn for as much as they can answer, while both
 * processes live.
 */
public final class ThroughputBenchmark {

	private ThroughputBenchmark() {
	}

	/**
	 * Measure and print.
	 * @param args none
	 * @throws IOException if the application or wrk cannot be started
	 */
	public static void main(String[] args) throws IOException {
		try (Service plain = Service.start(Packaging.CLASS_PATH, Variant.PLAIN)) {
			plain.firstAnswer();
			try (Service ops = Service.start(Packaging.CLASS_PATH, Variant.OPS)) {
				ops.firstAnswer();
				new Wrk<>(Variant.PLAIN,
						Map.of(Variant.PLAIN, plain.url("/configuration"), Variant.OPS, ops.url("/configuration")))
					.print();
			}
		}
	}

}
