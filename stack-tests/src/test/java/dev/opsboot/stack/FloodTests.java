package dev.opsboot.stack;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that send another path and other headers each time to an application that makes
 * labels of them, more often with {@code -Dops.test.requests=1000000}.
 */
class FloodTests {

	private static final int REQUESTS = Integer.getInteger("ops.test.requests", 8_000);

	private static final int WARM_UP = 4_000;

	private static final int CLIENTS = 8;

	private static final int BATCH = 50;

	private static final int MAX = 100;

	@Test
	void leavesNothingBehindAndLosesNothing() throws Exception {
		try (Web web = Stack.TOMCAT.start(CarelessApplication.class, "--server.tomcat.max-keep-alive-requests=-1")) {
			MeterRegistry meters = web.context().getBean(MeterRegistry.class);
			send(web.port(), 0, WARM_UP);
			long before = LongStream.generate(FloodTests::usedHeap).limit(3).min().getAsLong();
			send(web.port(), WARM_UP, REQUESTS);
			assertThat(meters.find("visits").counters().stream().mapToDouble(Counter::count).sum())
				.isEqualTo(WARM_UP + REQUESTS);
			for (String label : new String[] { "page", "tenant" }) {
				assertThat(meters.find("visits")
					.counters()
					.stream()
					.map((counter) -> counter.getId().getTag(label))
					.distinct()).hasSize(MAX + 1).contains("unknown");
				assertThat(meters.get("ops.label.values.replaced")
					.tags("meter", "visits", "label", label)
					.functionCounter()
					.count()).isEqualTo(WARM_UP + REQUESTS - MAX);
			}
			assertThat(meters.find("http.server.requests").timers()).hasSizeLessThan(10);
			Awaitility.await()
				.untilAsserted(
						() -> assertThat(usedHeap() - before).as("growth of the heap in bytes").isLessThan(1_000_000));
		}
	}

	private static void send(int port, int from, int requests) throws Exception {
		ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
		var results = IntStream.range(0, CLIENTS)
			.mapToObj((client) -> clients
				.submit(() -> send(port, from + client * (requests / CLIENTS), requests / CLIENTS, client)))
			.toList();
		clients.shutdown();
		for (Future<?> result : results) {
			result.get(10, TimeUnit.MINUTES);
		}
	}

	private static Void send(int port, int from, int requests, int client) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(60_000);
			for (int sent = 0; sent < requests; sent += BATCH) {
				StringBuilder batch = new StringBuilder();
				for (int i = 0; i < BATCH; i++) {
					int value = from + sent + i;
					batch.append("GET /visit/p").append(value).append(" HTTP/1.1\r\nHost: a\r\n");
					batch.append("X-Tenant: t").append(value).append("\r\n\r\n");
				}
				socket.getOutputStream().write(batch.toString().getBytes(StandardCharsets.ISO_8859_1));
				await(socket.getInputStream());
			}
		}
		return null;
	}

	/**
	 * Each answer ends with the one letter z that it has.
	 */
	private static void await(InputStream stream) throws IOException {
		byte[] buffer = new byte[16_384];
		int answers = 0;
		while (answers < BATCH) {
			int read = stream.read(buffer);
			if (read < 0) {
				throw new IOException("closed");
			}
			for (int i = 0; i < read; i++) {
				answers += (buffer[i] == 'z') ? 1 : 0;
			}
		}
	}

	private static long usedHeap() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	/**
	 * Makes labels of whatever clients send.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(CarelessController.class)
	static class CarelessApplication {

		@Bean
		SecurityFilterChain security(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll()).build();
		}

	}

	@RestController
	static class CarelessController {

		private final MeterRegistry meters;

		CarelessController(MeterRegistry meters) {
			this.meters = meters;
		}

		@GetMapping("/visit/{page}")
		String visit(@PathVariable String page, @RequestHeader("X-Tenant") String tenant) {
			this.meters.counter("visits", "page", page, "tenant", tenant).increment();
			return "z";
		}

	}

}
