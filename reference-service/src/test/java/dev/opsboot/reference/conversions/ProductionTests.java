package dev.opsboot.reference.conversions;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Production}.
 */
class ProductionTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	@Test
	void isAskedForOnTheCommandLine() {
		this.environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource("--production"));
		assertThat(Production.isAsked(this.environment)).isTrue();
	}

	@Test
	void isAskedForNowhereElse() {
		this.environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource("--report", "production"));
		this.environment.getPropertySources()
			.addFirst(new MapPropertySource("environment", Map.of("production", "true", "PRODUCTION", "true")));
		assertThat(Production.isAsked(this.environment)).isFalse();
	}

}
