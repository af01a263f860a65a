package dev.opsboot.reference.conversions;

import java.time.Duration;
import java.time.InstantSource;

import dev.opsboot.config.PrefixedPath;
import dev.opsboot.failure.Degradation;
import dev.opsboot.failure.FaultClassifier;
import dev.opsboot.heartbeat.Pulse;
import dev.opsboot.reference.feed.SubmissionClient;
import dev.opsboot.reference.prices.PriceBook;
import dev.opsboot.reference.quotes.Quotes;
import dev.opsboot.reference.quotes.QuotesProperties;
import dev.opsboot.state.DataDirectory;
import dev.opsboot.state.StateFiles;
import io.micrometer.core.instrument.MeterRegistry;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Wires conversions: who takes them, and who looks after them.
 */
@Configuration(proxyBeanMethods = false)
class ConversionsConfiguration {

	/**
	 * When a deploy has sent requests to this process, the one before ends within a
	 * second or two.
	 */
	private static final Duration HANDOVER = Duration.ofSeconds(5);

	@Bean
	ConversionStore conversionStore(StateFiles files, DataDirectory directory, Journal journal) {
		return new ConversionStore(files, directory, HANDOVER, journal::note);
	}

	@Bean
	Journal conversionJournal(MeterRegistry meters) {
		return new Journal(meters);
	}

	@Bean
	ConversionDesk conversionDesk(ConversionsProperties conversions, QuotesProperties quotes, Quotes offers,
			PriceBook priceBook, ConversionStore store, JsonMapper jsonMapper, Environment environment) {
		PrefixedPath key = conversions.keypair();
		return new ConversionDesk(offers, new Drafts(quotes.strategies()),
				new ConversionDesk.Terms(Production.isAsked(environment), quotes.maxAge(), priceBook.interval()),
				(key != null) ? new Signer(key.path()) : null, store, jsonMapper);
	}

	@Bean
	ConversionKeeper conversionKeeper(ConversionsProperties conversions, ConversionStore store, SubmissionClient client,
			FaultClassifier classifier, Degradation degradation, PriceBook priceBook, InstantSource clock,
			Pulse submitterPulse, Environment environment) {
		Submissions submissions = Production.isAsked(environment)
				? new Submissions(store, client::submit, conversions.maxBatch(), classifier, degradation) : null;
		return new ConversionKeeper(store, submissions, priceBook.interval(), clock, submitterPulse);
	}

}
