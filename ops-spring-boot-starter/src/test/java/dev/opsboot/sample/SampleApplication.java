package dev.opsboot.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * The application.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties({ Upstream.class, Limits.class })
public class SampleApplication {

	/**
	 * Starts the application the plain way.
	 * @param args its arguments
	 */
	public static void main(String[] args) {
		SpringApplication.run(SampleApplication.class, args);
	}

	@Bean
	Work work(Environment environment, Upstream upstream) {
		return new Work(environment, upstream);
	}

	/**
	 * A bean that fails where it is told to, with the secret in its message.
	 */
	static class Work {

		Work(Environment environment, Upstream upstream) {
			if (environment.getProperty("fail") != null) {
				throw new IllegalStateException("login with " + upstream.token() + " was refused");
			}
		}

	}

}
