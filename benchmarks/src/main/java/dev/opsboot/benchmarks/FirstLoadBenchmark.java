package dev.opsboot.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Runs {@link FirstLoad} for each format in turn and prints the ratios to YAML.
 */
public final class FirstLoadBenchmark {

	private static final int WARM_UPS = 2;

	private static final int ROUNDS = 20;

	private FirstLoadBenchmark() {
	}

	/**
	 * Measure and print.
	 * @param args none
	 * @throws IOException if a file cannot be written or no process be started
	 */
	public static void main(String[] args) throws IOException {
		Report<Format> report = new Report<>("First load of 40 keys in a fresh JVM, milliseconds", Format.YAML);
		for (int round = -WARM_UPS; round < ROUNDS; round++) {
			for (Format format : Format.values()) {
				double milliseconds = milliseconds(format);
				if (round >= 0) {
					report.add(format, milliseconds);
				}
			}
		}
		report.print();
	}

	private static double milliseconds(Format format) throws IOException {
		Path file = format.write(Path.of("target", "load"), 40);
		String nanoseconds = Jdk.run("java", "-cp", ClassPath.current().toString(), FirstLoad.class.getName(),
				format.name(), file.toString());
		return Long.parseLong(nanoseconds.strip()) / 1e6;
	}

}
