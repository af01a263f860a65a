package dev.opsboot.benchmarks;

import java.io.IOException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a JVM holds.
 *
 * @param heap kilobytes of live objects, after a full collection
 * @param classes how many classes it has loaded
 */
record Footprint(double heap, double classes) {

	private static final Pattern HISTOGRAM_TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

	private static final Pattern LOADED_CLASSES = Pattern.compile("java\\.cls\\.(?:sharedL|l)oadedClasses=(\\d+)");

	/**
	 * Ask a JVM.
	 * @param pid its process
	 * @return its answer
	 * @throws IOException if it cannot be asked
	 */
	static Footprint of(long pid) throws IOException {
		double classes = sum(LOADED_CLASSES, jcmd(pid, "PerfCounter.print"));
		return new Footprint(sum(HISTOGRAM_TOTAL, jcmd(pid, "GC.class_histogram")) / 1000, classes);
	}

	private static String jcmd(long pid, String command) throws IOException {
		return Jdk.run("jcmd", String.valueOf(pid), command);
	}

	private static double sum(Pattern pattern, String text) {
		return pattern.matcher(text)
			.results()
			.map((MatchResult match) -> match.group(1))
			.mapToLong(Long::parseLong)
			.sum();
	}

}
