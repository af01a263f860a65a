package dev.opsboot.reference.simulator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SimulatorProperties}.
 */
class SimulatorPropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Config.class);

	@Test
	void simulatesNothingByDefault() {
		this.runner.run((context) -> assertThat(context.getBean(SimulatorProperties.class))
			.isEqualTo(new SimulatorProperties(1, 0, 0, 0, 0, 0, 100)));
	}

	@Test
	void takesTheLimits() {
		this.runner
			.withPropertyValues("simulator.seed=-1", "simulator.port=65535", "simulator.failure-rate=0.4",
					"simulator.stall-rate=0.3", "simulator.garbage-rate=0.2", "simulator.retry-after-rate=0.1",
					"simulator.max-batch=0")
			.run((context) -> assertThat(context.getBean(SimulatorProperties.class))
				.isEqualTo(new SimulatorProperties(-1, 65535, 0.4, 0.3, 0.2, 0.1, 0)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "-0.1", "1.1", "NaN", "Infinity" })
	void refusesARateOutOfRange(String rate) {
		this.runner
			.withPropertyValues("simulator.failure-rate=" + rate, "simulator.stall-rate=" + rate,
					"simulator.garbage-rate=" + rate, "simulator.retry-after-rate=" + rate)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("on field 'failureRate'")
				.hasMessageContaining("on field 'stallRate'")
				.hasMessageContaining("on field 'garbageRate'")
				.hasMessageContaining("on field 'retryAfterRate'"));
	}

	@Test
	void refusesRatesThatAddUpToMoreThanOne() {
		this.runner.withPropertyValues("simulator.failure-rate=0.5", "simulator.garbage-rate=0.51")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining(
						"failure-rate, stall-rate, garbage-rate and retry-after-rate must add up to at most 1"));
	}

	@Test
	void refusesImpossibleNumbers() {
		this.runner.withPropertyValues("simulator.port=65536", "simulator.max-batch=-1")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("must be less than or equal to 65535")
				.hasMessageContaining("must be greater than or equal to 0"));
	}

	@EnableConfigurationProperties(SimulatorProperties.class)
	static class Config {

	}

}
