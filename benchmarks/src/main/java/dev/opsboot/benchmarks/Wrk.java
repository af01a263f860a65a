package dev.opsboot.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks several servers in turn for as much as they can answer, with wrk, which has to be
 * installed.
 *
 * @param base the server that the others are compared with
 * @param urls what to ask each server for
 * @param <T> the type of the servers
 */
record Wrk<T extends Enum<T>>(T base, Map<T, String> urls) {

	/**
	 * Compilers are not idle before each server was busy for half a minute.
	 */
	private static final int WARM_UPS = 25;

	private static final int ROUNDS = 20;

	private static final Pattern REQUESTS = Pattern.compile("Requests/sec: +([0-9.]+)");

	/**
	 * Measure and print.
	 * @throws IOException if wrk cannot be started, or an answer is no success
	 */
	void print() throws IOException {
		Report<T> report = new Report<>("Requests per second", this.base);
		List<Map.Entry<T, String>> order = new ArrayList<>(this.urls.entrySet());
		for (int round = -WARM_UPS; round < ROUNDS; round++) {
			for (Map.Entry<T, String> server : order) {
				double requests = requestsPerSecond(server.getValue());
				if (round >= 0) {
					report.add(server.getKey(), requests);
				}
			}
			Collections.reverse(order);
		}
		report.print();
	}

	private static double requestsPerSecond(String url) throws IOException {
		Process wrk = new ProcessBuilder("wrk", "-t1", "-c16", "-d3s", url).redirectErrorStream(true).start();
		String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		Matcher line = REQUESTS.matcher(output);
		if (!line.find() || output.contains("Non-2xx")) {
			throw new IOException("wrk failed: " + output);
		}
		return Double.parseDouble(line.group(1));
	}

}
