package dev.opsboot.reference.feed;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UpstreamProperties}.
 */
class UpstreamPropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Config.class);

	@Test
	void hasDefaultsForAllButTheUrl() {
		this.runner.withPropertyValues("upstream.url=embedded")
			.run((context) -> assertThat(context.getBean(UpstreamProperties.class))
				.isEqualTo(new UpstreamProperties("embedded", Duration.ofSeconds(2), Duration.ofSeconds(1), 4)));
	}

	@Test
	void neverFallsBackToMadeUpPrices() {
		this.runner.run((context) -> assertThat(context.getStartupFailure()).rootCause()
			.hasMessageContaining("on field 'url': rejected value [null]"));
	}

	@Test
	void refusesOtherSchemesAndImpossibleNumbers() {
		this.runner
			.withPropertyValues("upstream.url=ftp://x", "upstream.poll-interval=0s", "upstream.timeout=2d",
					"upstream.max-concurrent=0")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("must be a URL with scheme http or https")
				.hasMessageContaining("must be longer than or equal to 1 milli")
				.hasMessageContaining("must be shorter than or equal to 1 day")
				.hasMessageContaining("on field 'maxConcurrent'")
				.extracting(Throwable::getMessage)
				.asString()
				.hasLineCount(5));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://feed/?key=x", "http://feed/#prices" })
	void refusesAUrlThatNoPathCanBeAddedTo(String url) {
		this.runner.withPropertyValues("upstream.url=" + url)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("must have no query and no fragment"));
	}

	@EnableConfigurationProperties(UpstreamProperties.class)
	static class Config {

	}

}
