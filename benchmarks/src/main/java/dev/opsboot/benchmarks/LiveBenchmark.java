package dev.opsboot.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks whether the process is live while three times as many clients as the server has
 * threads ask for something that takes a second.
 */
public final class LiveBenchmark {

	private static final int CLIENTS = 192;

	private static final int WARM_UPS = 500;

	private LiveBenchmark() {
	}

	/**
	 * Measure and print.
	 * @param args none
	 * @throws IOException if the application cannot be started
	 */
	public static void main(String[] args) throws IOException {
		System.out.printf("%nIs the process live? Milliseconds with a new connection each%n");
		System.out.printf("%-28s %10s %10s %10s%n", "", "median", "p99", "max");
		measure(Variant.PLAIN, "/actuator/health/liveness", 50);
		measure(Variant.OPS, "/.well-known/live", 5000);
	}

	private static void measure(Variant variant, String path, int probes) throws IOException {
		try (Service service = Service.start(Packaging.CLASS_PATH, variant)) {
			service.firstAnswer();
			Request probe = service.request(path);
			for (int i = 0; i < WARM_UPS; i++) {
				probe.send();
			}
			ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
			for (int i = 0; i < CLIENTS; i++) {
				clients.submit(() -> ask(service.request("/slow")));
			}
			LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(3));
			double[] millis = new double[probes];
			for (int i = 0; i < probes; i++) {
				long start = System.nanoTime();
				if (probe.send().isEmpty()) {
					throw new IOException("Not live");
				}
				millis[i] = (System.nanoTime() - start) / 1e6;
			}
			clients.shutdownNow();
			Arrays.sort(millis);
			System.out.printf("%-28s %10.2f %10.2f %10.2f%n", variant, millis[probes / 2], millis[probes * 99 / 100],
					millis[probes - 1]);
		}
	}

	private static boolean ask(Request request) throws IOException {
		while (!Thread.currentThread().isInterrupted()) {
			request.send();
		}
		return true;
	}

}
