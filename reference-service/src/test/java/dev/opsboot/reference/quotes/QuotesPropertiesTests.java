package dev.opsboot.reference.quotes;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link QuotesProperties}.
 */
class QuotesPropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Config.class);

	@Test
	void bindsStrategiesInOrder() {
		this.runner
			.withPropertyValues("quotes.max-age=5m", "quotes.strategies[0].name=unstake",
					"quotes.strategies[0].from=mSOL", "quotes.strategies[0].to=SOL", "quotes.strategies[0].fee-bps=30",
					"quotes.strategies[1].name=stake", "quotes.strategies[1].from=SOL", "quotes.strategies[1].to=mSOL")
			.run((context) -> {
				QuotesProperties properties = context.getBean(QuotesProperties.class);
				assertThat(properties.maxAge()).isEqualTo(Duration.ofMinutes(5));
				assertThat(properties.strategies()).containsExactly(new Strategy("unstake", "mSOL", "SOL", 30),
						new Strategy("stake", "SOL", "mSOL", 0));
			});
	}

	@Test
	void needsAStrategy() {
		this.runner.withPropertyValues("quotes.max-age=5m")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("on field 'strategies': rejected value [null]")
				.hasMessageContaining("must not be empty"));
	}

	@Test
	void refusesAnAgeThatNoPriceCanHave() {
		this.runner.withPropertyValues("quotes.max-age=36501d")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("on field 'maxAge': rejected value"));
	}

	@Test
	void refusesTwoStrategiesOfOneName() {
		this.runner
			.withPropertyValues("quotes.strategies[0].name=x", "quotes.strategies[0].from=A",
					"quotes.strategies[0].to=B", "quotes.strategies[1].name=x", "quotes.strategies[1].from=B",
					"quotes.strategies[1].to=A")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("must have names that differ"));
	}

	@Test
	void refusesAStrategyWithGapsOrAnImpossibleFee() {
		this.runner
			.withPropertyValues("quotes.strategies[0].name=x", "quotes.strategies[0].from= ",
					"quotes.strategies[0].fee-bps=10001")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("on field 'strategies[0].from'")
				.hasMessageContaining("on field 'strategies[0].to'")
				.hasMessageContaining("must be less than or equal to 10000"));
	}

	@EnableConfigurationProperties(QuotesProperties.class)
	static class Config {

	}

}
