package dev.opsboot.reference.feed;

import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Collectors;

import dev.opsboot.failure.Degradation;
import dev.opsboot.heartbeat.Heartbeat;
import dev.opsboot.heartbeat.Pulse;
import dev.opsboot.reference.prices.PriceBook;
import dev.opsboot.reference.quotes.QuotesProperties;
import dev.opsboot.reference.quotes.Strategy;
import dev.opsboot.retry.Retries;
import dev.opsboot.state.StateFiles;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires the feed to the price book.
 */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

	@Bean
	PriceBook priceBook(UpstreamProperties upstream) {
		return new PriceBook(upstream.pollInterval());
	}

	@Bean
	FeedAnswerReader feedAnswerReader(QuotesProperties quotes, UpstreamProperties upstream, InstantSource clock) {
		return new FeedAnswerReader(quotes.strategies().stream().map(Strategy::name).collect(Collectors.toSet()),
				upstream.pollInterval(), clock);
	}

	@Bean(destroyMethod = "close")
	Pulse pollerPulse(Heartbeat heartbeat, UpstreamProperties upstream, ObjectProvider<Retries> retries) {
		return heartbeat.pulse("poller", limit(upstream, retries));
	}

	@Bean(destroyMethod = "close")
	Pulse submitterPulse(Heartbeat heartbeat, UpstreamProperties upstream, ObjectProvider<Retries> retries) {
		return heartbeat.pulse("submitter", limit(upstream, retries));
	}

	private static Duration limit(UpstreamProperties upstream, ObjectProvider<Retries> retries) {
		Duration wait = retries.stream()
			.map((retry) -> retry.schedule().longestWait())
			.findFirst()
			.orElse(Duration.ZERO);
		return upstream.pollLimit().plus(wait);
	}

	@Bean
	FeedHttp feedHttp(UpstreamProperties upstream, ObjectProvider<LocalFeed> local, JsonMapper jsonMapper) {
		LocalFeed feed = local.getIfAvailable();
		return new FeedHttp((feed != null) ? feed.url() : upstream.url(), upstream, jsonMapper);
	}

	@Bean
	FeedClient feedClient(FeedHttp http, FeedAnswerReader reader, Pulse pollerPulse) {
		return new FeedClient(http, reader, pollerPulse);
	}

	@Bean
	SubmissionClient submissionClient(FeedHttp http, Pulse submitterPulse) {
		return new SubmissionClient(http, submitterPulse);
	}

	@Bean
	FeedRecord feedRecord(StateFiles files) {
		return new FeedRecord(files);
	}

	@Bean
	FeedPoller feedPoller(FeedClient client, FeedAnswerReader reader, PriceBook priceBook, QuotesProperties quotes,
			FeedRecord record, Degradation degradation, InstantSource clock) {
		FeedPoller poller = new FeedPoller(client, priceBook, quotes.maxAge(), record, degradation, clock);
		poller.restore(reader);
		return poller;
	}

}
