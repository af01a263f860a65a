package dev.opsboot.reference;

import java.time.InstantSource;

import dev.opsboot.reference.report.ReportApplication;

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
	 * Start the service, or with {@code --report} write the report and end.
	 * @param args flags, {@code --key=value} and the configuration file
	 */
	public static void main(String[] args) {
		if (ReportApplication.isAskedFor(args)) {
			System.exit(ReportApplication.run(args));
		}
		SpringApplication.run(ReferenceServiceApplication.class, args);
	}

	@Bean
	InstantSource clock() {
		return InstantSource.system();
	}

}
