package dev.opsboot.heartbeat;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * An application with nothing to do.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class IdleApplication {

	/**
	 * Starts the application the plain way.
	 * @param args its arguments
	 */
	public static void main(String[] args) {
		SpringApplication.run(IdleApplication.class, args);
	}

}
