package dev.opsboot.sample;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Starts an application in the JVM of the test, with environment variables of its own.
 */
public final class TestRun {

	private final Map<String, Object> variables = new LinkedHashMap<>();

	private final Class<?> application;

	private WebApplicationType type = WebApplicationType.NONE;

	private TestRun(Class<?> application) {
		this.application = application;
	}

	/**
	 * Prepare a start.
	 * @param application the application
	 * @return the start, of an application without a web server
	 */
	public static TestRun of(Class<?> application) {
		return new TestRun(application);
	}

	/**
	 * Set an environment variable.
	 * @param name its name
	 * @param value its value
	 * @return this
	 */
	public TestRun with(String name, Object value) {
		this.variables.put(name, value.toString());
		return this;
	}

	/**
	 * Set what kind of web server the application has.
	 * @param type the kind
	 * @return this
	 */
	public TestRun with(WebApplicationType type) {
		this.type = type;
		return this;
	}

	/**
	 * Start.
	 * @param args the arguments of the application
	 * @return the running application
	 */
	public ConfigurableApplicationContext run(String... args) {
		SpringApplication run = new SpringApplication(this.application);
		run.setBannerMode(Banner.Mode.OFF);
		run.setWebApplicationType(this.type);
		run.setEnvironment(environment());
		return run.run(args);
	}

	private StandardEnvironment environment() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.copyOf(this.variables)));
		return environment;
	}

}
