package dev.opsboot.heartbeat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * An application with a worker that gets stuck as it is told to, as soon as a file
 * {@code stick} is in its working directory and until there is a file {@code go}.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class BeatingApplication {

	private static final Duration LIMIT = Duration.ofMillis(500);

	private final ReentrantLock lock = new ReentrantLock();

	/**
	 * Starts the application the plain way.
	 * @param args its arguments
	 */
	public static void main(String[] args) {
		SpringApplication.run(BeatingApplication.class, args);
	}

	@Bean
	CommandLineRunner worker(Heartbeat heartbeat) {
		return (args) -> {
			Pulse pulse = heartbeat.pulse("worker", LIMIT);
			new Thread(BeatingApplication::stay, "stay").start();
			switch ((args.length > 0) ? args[0] : "fine") {
				case "lock" -> {
					start(this::holdLock);
					start(() -> work(pulse, this::takeLock));
				}
				case "loop" -> start(() -> work(pulse, BeatingApplication::loop));
				case "exception" -> {
					start(() -> work(pulse, BeatingApplication::fail));
					start(() -> {
						await("go");
						work(pulse, BeatingApplication::loop);
					});
				}
				default -> start(() -> work(pulse, BeatingApplication::pause));
			}
		};
	}

	private static void work(Pulse pulse, Runnable trouble) {
		while (true) {
			pulse.beat();
			pause();
			if (exists("stick")) {
				trouble.run();
			}
		}
	}

	private void holdLock() {
		await("stick");
		this.lock.lock();
		await("go");
		this.lock.unlock();
	}

	private void takeLock() {
		// Until the other thread has come first
		while (!this.lock.isLocked() && !exists("go")) {
			pause();
		}
		this.lock.lock();
		this.lock.unlock();
	}

	private static void loop() {
		while (!exists("go")) {
			Thread.onSpinWait();
		}
	}

	private static void fail() {
		throw new IllegalStateException("worker failed");
	}

	private static void stay() {
		await("never");
	}

	private static void await(String file) {
		while (!exists(file)) {
			pause();
		}
	}

	private static boolean exists(String file) {
		return Files.exists(Path.of(file));
	}

	private static void pause() {
		LockSupport.parkNanos(10_000_000);
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work);
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Work on a scheduler of one thread.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	@ConditionalOnProperty("jobs")
	static class Jobs {

		@Scheduled(fixedDelay = 100)
		void job() {
			if (exists("stick")) {
				await("go");
			}
		}

	}

}
