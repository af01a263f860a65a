package dev.opsboot.reference.feed;

import java.time.InstantSource;
import java.util.stream.Collectors;

import dev.opsboot.heartbeat.Heartbeat;
import dev.opsboot.reference.prices.PriceBook;
import dev.opsboot.reference.quotes.QuotesProperties;
import dev.opsboot.reference.quotes.Strategy;
import dev.opsboot.state.StateFiles;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires the feed to the price book.
 */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

	private static final long SEED = 1;

	@Bean
	PriceBook priceBook(UpstreamProperties upstream) {
		return new PriceBook(upstream.pollInterval());
	}

	@Bean
	@ConditionalOnProperty(name = "upstream.url", havingValue = UpstreamProperties.EMBEDDED)
	EmbeddedFeed embeddedFeed(QuotesProperties quotes, InstantSource clock, JsonMapper jsonMapper) {
		return new EmbeddedFeed(new RandomWalk(quotes.strategies(), SEED), clock, jsonMapper);
	}

	@Bean
	FeedClient feedClient(UpstreamProperties upstream, ObjectProvider<EmbeddedFeed> embedded, JsonMapper jsonMapper) {
		EmbeddedFeed feed = embedded.getIfAvailable();
		return new FeedClient((feed != null) ? feed.url() : upstream.url(), upstream, jsonMapper);
	}

	@Bean
	FeedRecord feedRecord(StateFiles files) {
		return new FeedRecord(files);
	}

	@Bean(initMethod = "restore")
	FeedPoller feedPoller(FeedClient client, UpstreamProperties upstream, QuotesProperties quotes, PriceBook priceBook,
			FeedRecord record, Heartbeat heartbeat, InstantSource clock) {
		FeedAnswerReader reader = new FeedAnswerReader(
				quotes.strategies().stream().map(Strategy::name).collect(Collectors.toSet()), upstream.pollInterval(),
				clock);
		return new FeedPoller(client, reader, priceBook, record, heartbeat.pulse("poller", upstream.pollLimit()),
				clock);
	}

}
