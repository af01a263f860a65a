package dev.opsboot.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Starts each {@link Variant} in turn and prints how long it took from the start of the
 * process to the first served request, and what the JVM held then.
 */
public final class StartBenchmark {

	private static final int WARM_UPS = 1;

	private static final int ROUNDS = 21;

	/**
	 * The last rounds, which also look into the JVM once the clock has stopped.
	 */
	private static final int FOOTPRINTS = 5;

	private final Packaging packaging;

	private final Report<Variant> times;

	private final Report<Variant> processorTimes = new Report<>(
			"Processor time of all threads until then, milliseconds", Variant.PLAIN);

	private final Report<Variant> mainThreadTimes = new Report<>("Processor time of the main thread, milliseconds",
			Variant.PLAIN);

	private final Report<Variant> heaps = new Report<>("Live heap after start, kilobytes", Variant.PLAIN);

	private final Report<Variant> classes = new Report<>("Classes loaded after start", Variant.PLAIN);

	private final Set<String> answers = new HashSet<>();

	private StartBenchmark(Packaging packaging) {
		this.packaging = packaging;
		this.times = new Report<>("Start to first served request, " + packaging + ", milliseconds", Variant.PLAIN);
	}

	/**
	 * Measure and print.
	 * @param args the {@link Packaging}
	 * @throws IOException if the application cannot be started
	 */
	public static void main(String[] args) throws IOException {
		StartBenchmark benchmark = new StartBenchmark(Packaging.valueOf(args[0]));
		benchmark.run();
		benchmark.print();
	}

	private void run() throws IOException {
		List<Variant> order = new ArrayList<>(List.of(Variant.values()));
		for (int round = -WARM_UPS; round < ROUNDS; round++) {
			for (Variant variant : order) {
				start(round, variant);
			}
			// None is always the first one
			Collections.rotate(order, 1);
		}
		if (this.answers.size() != 1) {
			throw new IllegalStateException("The variants are not configured alike: " + this.answers);
		}
	}

	private void start(int round, Variant variant) throws IOException {
		long start = System.nanoTime();
		try (Service service = Service.start(this.packaging, variant)) {
			this.answers.add(service.firstAnswer());
			long end = System.nanoTime();
			Duration processorTime = service.processorTime();
			if (round >= 0) {
				this.times.add(variant, (end - start) / 1e6);
				this.processorTimes.add(variant, processorTime.toMillis());
				this.mainThreadTimes.add(variant, service.mainThreadTime());
			}
			if (round >= ROUNDS - FOOTPRINTS) {
				addFootprint(variant, service.footprint());
			}
		}
	}

	private void addFootprint(Variant variant, Footprint footprint) {
		this.heaps.add(variant, footprint.heap());
		this.classes.add(variant, footprint.classes());
	}

	private void print() {
		this.times.print();
		this.processorTimes.print();
		this.mainThreadTimes.print();
		this.heaps.print();
		this.classes.print();
	}

}
