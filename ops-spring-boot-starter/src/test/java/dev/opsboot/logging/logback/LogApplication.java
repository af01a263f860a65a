package dev.opsboot.logging.logback;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * An application that logs, also before it starts.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class LogApplication {

	private static final Logger logger = LoggerFactory.getLogger(LogApplication.class);

	/**
	 * Starts the application without a web server.
	 * @param args its arguments; with {@code --write} it goes on and writes numbered
	 * lines
	 */
	public static void main(String[] args) {
		logger.atInfo().addKeyValue("args", args.length).log("Before the start");
		SpringApplication application = new SpringApplication(LogApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.run(args);
	}

	@Bean
	CommandLineRunner writer() {
		return (args) -> {
			if (List.of(args).contains("--fail")) {
				throw new IllegalStateException("could not\nwork");
			}
			if (List.of(args).contains("--write")) {
				new Thread(LogApplication::write, "writer").start();
			}
		};
	}

	private static void write() {
		for (long number = 0;; number++) {
			logger.info("Line {}", number);
			LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
		}
	}

}
