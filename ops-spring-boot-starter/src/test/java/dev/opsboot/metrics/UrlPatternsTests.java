package dev.opsboot.metrics;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UrlPatterns}.
 */
class UrlPatternsTests {

	@ParameterizedTest
	@CsvSource({ "/*, /actuator/prometheus, true", "/actuator/*, /actuator/prometheus, true",
			"/actuator/*, /actuator, true", "/actuator/*, /actuators, false", "/actuator/prometheus, /metrics, false",
			"/metrics, /metrics, true", "*.txt, /metrics.txt, true", "*.txt, /metrics, false", "/, /metrics, true" })
	void matchAsTheServletSpecificationSays(String pattern, String path, boolean matches) {
		assertThat(UrlPatterns.anyMatches(List.of(pattern), path)).isEqualTo(matches);
	}

}
