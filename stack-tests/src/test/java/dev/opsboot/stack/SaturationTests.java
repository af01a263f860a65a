package dev.opsboot.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import dev.opsboot.stack.Web.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether the process is live is answered at once while the application is saturated.
 */
class SaturationTests {

	private static final int CLIENTS = 30;

	private static final int WARM_UP = 20;

	private static final int PROBES = 50;

	/**
	 * The target of 5 ms is measured by a benchmark. Here a probe must not wait for a
	 * thread, of which each is kept for far longer.
	 */
	private static final long MEDIAN_MILLIS = 50;

	private static final String LOGIN = Web.LOGIN;

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY", "NETTY" })
	void answersLiveWhileAllThreadsAreBusy(Stack stack) throws InterruptedException {
		try (Web web = stack.start("--server.tomcat.threads.max=10", "--server.jetty.threads.max=14");
				Load load = new Load(web)) {
			load.awaitSaturation();
			List<Long> millis = new ArrayList<>();
			for (int i = 0; i < WARM_UP + PROBES; i++) {
				long start = System.nanoTime();
				Answer answer = web.get("/.well-known/live");
				if (i >= WARM_UP) {
					millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
				}
				assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
			}
			millis.sort(null);
			assertThat(millis.get(PROBES / 2)).as("median of %s", millis).isLessThan(MEDIAN_MILLIS);
			// A pipelined request, a body or an unfinished head keeps nobody from it
			Web.exchange(web.port(),
					"GET /.well-known/live HTTP/1.1\r\nHost: a\r\n\r\nGET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
							+ LOGIN + "\r\n\r\n");
			assertThat(load.failed()).isZero();
		}
	}

	/**
	 * More clients than threads, each with one slow request after the other.
	 */
	private static final class Load implements AutoCloseable {

		private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

		private final AtomicBoolean stopped = new AtomicBoolean();

		private final AtomicInteger waiting = new AtomicInteger();

		private final LongAdder failed = new LongAdder();

		Load(Web web) {
			for (int i = 0; i < CLIENTS; i++) {
				this.clients.submit(() -> {
					this.waiting.incrementAndGet();
					while (!this.stopped.get()) {
						if (!"slow".equals(web.get("/slow", LOGIN).body())) {
							this.failed.increment();
						}
					}
				});
			}
		}

		void awaitSaturation() throws InterruptedException {
			Awaitility.await().until(() -> this.waiting.get() == CLIENTS);
			Thread.sleep(StackApplication.SLOW.toMillis());
		}

		long failed() {
			return this.failed.sum();
		}

		@Override
		public void close() {
			this.stopped.set(true);
			this.clients.shutdown();
			try {
				assertThat(this.clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
