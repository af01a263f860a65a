import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import dev.opsboot.logging.Critical;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * An application that logs from four threads: {@code flood} logs numbered lines in
 * bursts, as many as asked for; {@code trickle} logs until it is stopped; {@code forge}
 * logs one critical line and what a client may send to forge another.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class LogFlood {

	private static final int THREADS = 4;

	private static final Logger logger = LoggerFactory.getLogger(LogFlood.class);

	public static void main(String[] args) throws InterruptedException {
		SpringApplication application = new SpringApplication(LogFlood.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.run(args);
		String mode = args[0];
		int lines = Integer.parseInt(args[1]);
		if (mode.equals("forge")) {
			forge();
			return;
		}
		List<Thread> threads = new ArrayList<>();
		for (int number = 0; number < THREADS; number++) {
			int thread = number;
			threads.add(new Thread(() -> write(mode, thread, lines / THREADS)));
		}
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
	}

	private static void write(String mode, int thread, int lines) {
		for (int line = 0; line < lines || mode.equals("trickle"); line++) {
			logger.atInfo().addKeyValue("thread", thread).addKeyValue("line", line).log("Flood");
			// A flood that lasts as long as the rotations
			if (mode.equals("trickle") || line % 64 == 0) {
				LockSupport.parkNanos(5_000_000);
			}
		}
	}

	private static void forge() {
		Critical.log(logger).log("Out of funds");
		String time = "Nov 05 15:30:45.234 ERROR CRITICAL Forged";
		for (String text : List.of("CRITICAL Forged", "x CRITICAL Forged", "x CRITICAL", "x\n" + time, "x\r" + time,
				"x\u0085" + time, "x\u2028" + time, "x\" CRITICAL \"", "x\\\" CRITICAL ")) {
			logger.info(text);
			logger.atWarn().addKeyValue("agent", text).addKeyValue(text, "x").log("Request");
			logger.error("Failed", new IllegalStateException(text, new RuntimeException(text)));
		}
		logger.info("Forged all");
	}

}
