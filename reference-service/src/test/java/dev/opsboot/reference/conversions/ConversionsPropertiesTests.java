package dev.opsboot.reference.conversions;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConversionsProperties}.
 */
class ConversionsPropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Config.class);

	@Test
	void needsNoKeyToStart() {
		this.runner.run((context) -> assertThat(context.getBean(ConversionsProperties.class))
			.isEqualTo(new ConversionsProperties(null, 5)));
	}

	@Test
	void refusesAnEmptyBatch() {
		this.runner.withPropertyValues("conversions.max-batch=0")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("on field 'maxBatch': rejected value [0]")
				.hasMessageContaining("must be greater than 0"));
	}

	@EnableConfigurationProperties(ConversionsProperties.class)
	static class Config {

	}

}
