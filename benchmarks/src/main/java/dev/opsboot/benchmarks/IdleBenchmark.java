package dev.opsboot.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets the application with and without the starter stand idle side by side and prints
 * the memory and the processor time that takes.
 */
public final class IdleBenchmark {

	private static final int ROUNDS = 5;

	private static final Duration SETTLING = Duration.ofSeconds(10);

	private static final Duration IDLE = Duration.ofSeconds(30);

	private static final Variant[] VARIANTS = { Variant.PLAIN, Variant.OPS };

	private final Report<Variant> memory = new Report<>("Resident memory of the idle service, megabytes",
			Variant.PLAIN);

	private final Report<Variant> times = new Report<>(
			"Processor time of " + IDLE.toSeconds() + " idle seconds, milliseconds", Variant.PLAIN);

	private IdleBenchmark() {
	}

	/**
	 * Measure and print.
	 * @param args none
	 * @throws IOException if the application cannot be started
	 */
	public static void main(String[] args) throws IOException {
		IdleBenchmark benchmark = new IdleBenchmark();
		for (int round = 0; round < ROUNDS; round++) {
			benchmark.run();
		}
		benchmark.memory.print();
		benchmark.times.print();
	}

	private void run() throws IOException {
		Map<Variant, Service> services = new EnumMap<>(Variant.class);
		try {
			for (Variant variant : VARIANTS) {
				Service service = Service.start(Packaging.CLASS_PATH, variant);
				services.put(variant, service);
				service.firstAnswer();
			}
			pause(SETTLING);
			Map<Variant, Duration> before = new EnumMap<>(Variant.class);
			services.forEach((variant, service) -> before.put(variant, service.processorTime()));
			pause(IDLE);
			for (Map.Entry<Variant, Service> entry : services.entrySet()) {
				Duration time = entry.getValue().processorTime().minus(before.get(entry.getKey()));
				this.times.add(entry.getKey(), time.toMillis());
				this.memory.add(entry.getKey(), entry.getValue().residentMemory() / 1024.0);
			}
		}
		finally {
			services.values().forEach(Service::close);
		}
	}

	private static void pause(Duration duration) {
		long end = System.nanoTime() + duration.toNanos();
		while (System.nanoTime() < end) {
			LockSupport.parkNanos(end - System.nanoTime());
		}
	}

}
