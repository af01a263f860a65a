package dev.opsboot.reference.conversions;

import dev.opsboot.logging.Audit;
import dev.opsboot.metrics.BoundedLabel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Puts each state that a conversion comes to on the record, and counts it.
 */
final class Journal {

	private static final BoundedLabel STATE = BoundedLabel.of("state", State.class);

	private final Meter.MeterProvider<Counter> conversions;

	Journal(MeterRegistry meters) {
		this.conversions = Counter.builder("conversions")
			.description("Conversions that came to a state")
			.withRegistry(meters);
	}

	void note(Conversion conversion) {
		this.conversions.withTags(Tags.of(STATE.tag(conversion.state().toString()))).increment();
		LoggingEventBuilder line = Audit.log("conversion")
			.addKeyValue("id", conversion.id())
			.addKeyValue("from", conversion.from())
			.addKeyValue("to", conversion.to())
			.addKeyValue("amount", conversion.amount())
			.addKeyValue("amount_out", conversion.amountOut())
			.addKeyValue("route", String.join(",", conversion.route()))
			.addKeyValue("dry_run", conversion.dryRun());
		if (conversion.reason() != null) {
			line = line.addKeyValue("reason", conversion.reason());
		}
		line.log("Conversion {}", conversion.state());
	}

}
