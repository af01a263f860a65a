package dev.opsboot.config;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StarterDefaults}.
 */
class StarterDefaultsTests {

	private static final String AWAIT = "spring.task.execution.shutdown.await-termination";

	private final StandardEnvironment environment = new StandardEnvironment();

	@Test
	void isTheLowestLayer() {
		this.environment.getPropertySources().addLast(new MapPropertySource("file", Map.of(AWAIT, "false")));
		postProcess();
		assertThat(this.environment.getProperty(AWAIT)).isEqualTo("false");
		assertThat(this.environment.getProperty(AWAIT + "-period")).isEqualTo("30s");
	}

	@Test
	void isBelowTheDefaultsOfTheApplication() {
		this.environment.getPropertySources()
			.addLast(new DefaultPropertiesPropertySource(Map.of(AWAIT, "false", "a", "b")));
		postProcess();
		assertThat(this.environment.getProperty(AWAIT)).isEqualTo("false");
		assertThat(this.environment.getProperty("a")).isEqualTo("b");
	}

	@Test
	void followsTheShutdownTimeout() {
		this.environment.getPropertySources()
			.addLast(new MapPropertySource("file", Map.of("ops.process.shutdown-timeout", "5s")));
		postProcess();
		assertThat(this.environment.getProperty(AWAIT + "-period")).isEqualTo("5s");
	}

	private void postProcess() {
		new StarterDefaults().postProcessEnvironment(this.environment, new SpringApplication());
	}

}
