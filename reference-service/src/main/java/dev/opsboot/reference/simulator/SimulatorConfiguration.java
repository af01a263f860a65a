package dev.opsboot.reference.simulator;

import java.time.InstantSource;

import dev.opsboot.reference.feed.UpstreamProperties;
import dev.opsboot.reference.quotes.QuotesProperties;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts the built-in feed where it is asked for.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "upstream.url", havingValue = UpstreamProperties.EMBEDDED)
class SimulatorConfiguration {

	@Bean
	EmbeddedFeed embeddedFeed(SimulatorProperties simulator, QuotesProperties quotes, InstantSource clock,
			JsonMapper jsonMapper) {
		return new EmbeddedFeed(simulator, quotes.strategies(), clock, jsonMapper);
	}

}
