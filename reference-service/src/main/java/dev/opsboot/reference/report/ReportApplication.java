package dev.opsboot.reference.report;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;

import dev.opsboot.autoconfigure.ConfigAutoConfiguration;
import dev.opsboot.autoconfigure.LoggingAutoConfiguration;
import dev.opsboot.autoconfigure.ProcessAutoConfiguration;
import dev.opsboot.autoconfigure.ServiceAutoConfiguration;
import dev.opsboot.autoconfigure.StateAutoConfiguration;
import dev.opsboot.process.OpsPaths;
import dev.opsboot.state.DataDirectory;
import dev.opsboot.state.StateFiles;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * The application that writes the report and ends. It checks the whole configuration of
 * the service and starts nothing else of it: of what is auto-configured only what it
 * needs, which takes half the time. No component, so that the service does not find it
 * among its own.
 */
@ImportAutoConfiguration({ JacksonAutoConfiguration.class, ConfigAutoConfiguration.class,
		LoggingAutoConfiguration.class, ProcessAutoConfiguration.class, ServiceAutoConfiguration.class,
		StateAutoConfiguration.class })
@ConfigurationPropertiesScan("dev.opsboot.reference")
public final class ReportApplication {

	private static final String FLAG = "--report";

	/**
	 * What belongs to the service that runs beside: its instance, its heartbeat, and its
	 * log file, which lies in the working directory, here that of a timer.
	 */
	private static final Map<String, Object> DEFAULTS = Map.of("ops.process.pid-file", "none", "ops.heartbeat.file",
			"none", "ops.logging.file", "none");

	private ReportApplication() {
	}

	/**
	 * Whether the report is asked for.
	 * @param args the arguments of the process
	 * @return whether {@code --report} is among them
	 */
	public static boolean isAskedFor(String[] args) {
		return Arrays.asList(args).contains(FLAG);
	}

	/**
	 * Write the report.
	 * @param args the arguments of the process
	 * @return its exit code
	 */
	public static int run(String... args) {
		try (ConfigurableApplicationContext context = application().run(args)) {
			return context.getBean(ReportJob.class).run();
		}
	}

	static SpringApplication application() {
		SpringApplication application = new SpringApplication(ReportApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setDefaultProperties(DEFAULTS);
		return application;
	}

	@Bean
	static DataDirectory dataDirectory(OpsPaths paths) {
		// The writer is the service, whether it runs just now or not
		return DataDirectory.readOnly(paths.dataDirectory());
	}

	@Bean
	static ReportJob reportJob(OpsPaths paths, StateFiles files, JsonMapper jsonMapper) {
		return new ReportJob(paths, files, new ReportPage(jsonMapper), InstantSource.system());
	}

}
