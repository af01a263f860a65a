package dev.opsboot.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks plain Boot and the starter in turn for as much as they can answer, with wrk, while
 * both processes live.
 */
public final class ThroughputBenchmark {

	private static final int WARM_UPS = 3;

	private static final int ROUNDS = 20;

	private static final Pattern REQUESTS = Pattern.compile("Requests/sec: +([0-9.]+)");

	private ThroughputBenchmark() {
	}

	/**
	 * Measure and print.
	 * @param args none
	 * @throws IOException if the application or wrk cannot be started
	 */
	public static void main(String[] args) throws IOException {
		Report<Variant> report = new Report<>("Requests per second", Variant.PLAIN);
		try (Service plain = Service.start(Packaging.CLASS_PATH, Variant.PLAIN)) {
			plain.firstAnswer();
			try (Service ops = Service.start(Packaging.CLASS_PATH, Variant.OPS)) {
				ops.firstAnswer();
				List<Variant> order = new ArrayList<>(List.of(Variant.PLAIN, Variant.OPS));
				for (int round = -WARM_UPS; round < ROUNDS; round++) {
					for (Variant variant : order) {
						double requests = requestsPerSecond((variant == Variant.PLAIN) ? plain : ops);
						if (round >= 0) {
							report.add(variant, requests);
						}
					}
					Collections.reverse(order);
				}
			}
		}
		report.print();
	}

	private static double requestsPerSecond(Service service) throws IOException {
		Process wrk = new ProcessBuilder("wrk", "-t1", "-c16", "-d3s", service.url("/configuration"))
			.redirectErrorStream(true)
			.start();
		String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		Matcher line = REQUESTS.matcher(output);
		if (!line.find() || output.contains("Non-2xx")) {
			throw new IOException("wrk failed: " + output);
		}
		return Double.parseDouble(line.group(1));
	}

}
