package dev.opsboot.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application that lives and dies in all the ways it is told to.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class LifeApplication {

	private static final Logger logger = LoggerFactory.getLogger(LifeApplication.class);

	/**
	 * Starts the application the plain way, beside a library with a shutdown hook.
	 * @param args its arguments
	 */
	public static void main(String[] args) {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("library: flushed")));
		ConfigurableApplicationContext context = SpringApplication.run(LifeApplication.class, args);
		if (List.of(args).contains("--go-on")) {
			context.close();
			pause(Duration.ofSeconds(2));
		}
		if (List.of(args).contains("--fail-in-main")) {
			throw new IllegalStateException("main failed");
		}
		System.out.println("main: done");
	}

	@Bean
	DisposableBean state() {
		return () -> System.out.println("state: saved");
	}

	@Bean
	CommandLineRunner work() {
		return (args) -> {
			List<String> asked = List.of(args);
			if (asked.contains("--exhaust-memory")) {
				new Thread(LifeApplication::exhaustMemory, "worker").start();
			}
			if (asked.contains("--fail-in-worker")) {
				new Thread(() -> {
					throw new IllegalStateException("worker failed");
				}, "worker").start();
			}
			if (asked.contains("--stay")) {
				new Thread(() -> pause(Duration.ofMinutes(5)), "stay").start();
			}
		};
	}

	static void exhaustMemory() {
		List<byte[]> memory = new ArrayList<>();
		while (true) {
			memory.add(new byte[16 * 1024 * 1024]);
		}
	}

	static void pause(Duration duration) {
		try {
			new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Answers requests, late.
	 */
	@RestController
	static class Requests {

		@GetMapping("/slow")
		String slow(@RequestParam long millis) {
			System.out.println("slow: begun");
			pause(Duration.ofMillis(millis));
			return "done";
		}

		@GetMapping("/later")
		Mono<String> later(@RequestParam long millis) {
			System.out.println("later: begun");
			return Mono.delay(Duration.ofMillis(millis)).map((tick) -> "done");
		}

		@GetMapping("/deaf")
		String deaf(@RequestParam long millis) {
			System.out.println("deaf: begun");
			long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
			while (System.nanoTime() < end) {
				pause(Duration.ofMillis(10));
				Thread.interrupted();
			}
			return "done";
		}

		@GetMapping("/memory")
		String memory() {
			exhaustMemory();
			return "done";
		}

	}

	/**
	 * A bean that takes its time.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("slow-start")
	static class SlowStart {

		@Bean
		String slow() {
			System.out.println("slow start: begun");
			pause(Duration.ofSeconds(2));
			return "slow";
		}

	}

	/**
	 * A bean that takes its time to end, and something to remove that takes even longer.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("slow-end")
	static class SlowEnd {

		@Bean
		DisposableBean slow() {
			ServiceProcess process = ServiceProcess.current();
			if (process != null) {
				process.addCleanUp(() -> pause(Duration.ofMillis(400)));
			}
			return () -> {
				System.out.println("slow end: begun");
				pause(Duration.ofMillis(200));
			};
		}

	}

	/**
	 * Work on the scheduler.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	@ConditionalOnProperty("task")
	static class Tasks {

		@Scheduled(fixedDelay = 3600_000)
		void task() {
			System.out.println("task: begun");
			pause(Duration.ofSeconds(2));
			System.out.println("task: done");
		}

	}

	/**
	 * Work on the scheduler that exhausts the memory.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	@ConditionalOnProperty("exhaust-memory-in-task")
	static class GreedyTasks {

		@Scheduled(fixedDelay = 3600_000)
		void task() {
			logger.info("Exhausting memory");
			exhaustMemory();
		}

	}

	/**
	 * A bean that fails.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("fail-in-bean")
	static class Broken {

		@Bean
		String broken() {
			throw new IllegalStateException("bean failed");
		}

	}

}
