package dev.opsboot.reference;

import java.time.InstantSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * The reference service.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class ReferenceServiceApplication {

	/**
	 * Start the service.
	 * @param args flags, {@code --key=value} and the configuration file
	 */
	public static void main(String[] args) {
		SpringApplication.run(ReferenceServiceApplication.class, args);
	}

	@Bean
	InstantSource clock() {
		return InstantSource.system();
	}

}
