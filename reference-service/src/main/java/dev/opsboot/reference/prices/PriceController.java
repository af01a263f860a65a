package dev.opsboot.reference.prices;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.InstantSource;
import java.util.Map;

import dev.opsboot.metrics.BoundedLabel;
import dev.opsboot.reference.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Average prices over HTTP. Requests are counted by period, whatever clients send there.
 */
@RestController
class PriceController {

	private static final BoundedLabel PERIOD = BoundedLabel.of("period", Period.class);

	private final PriceBook priceBook;

	private final InstantSource clock;

	private final Meter.MeterProvider<Counter> requests;

	PriceController(PriceBook priceBook, InstantSource clock, MeterRegistry meters) {
		this.priceBook = priceBook;
		this.clock = clock;
		this.requests = Counter.builder("prices.requests")
			.description("Requests for average prices")
			.withRegistry(meters);
	}

	@GetMapping(path = "/prices/{strategy}", produces = MediaType.APPLICATION_JSON_VALUE)
	AveragePrice average(@PathVariable String strategy, @RequestParam String period) {
		this.requests.withTags(Tags.of(PERIOD.tag(period))).increment();
		Period known = Period.of(period).orElseThrow(() -> Problem.badRequest("period must be day, week or month"));
		Averages averages = this.priceBook.averages();
		if (averages.values().isEmpty()) {
			throw Problem.unavailable("no prices yet", this.priceBook.interval());
		}
		Map<Period, Double> values = averages.values().get(strategy);
		if (values == null) {
			throw Problem.notFound("no prices of strategy " + strategy);
		}
		return new AveragePrice(strategy, known.toString(), format(values.getOrDefault(known, Double.NaN)),
				averages.asOf(), this.priceBook.current().isStale(this.clock.instant()));
	}

	private static String format(double value) {
		return new BigDecimal(value, MathContext.DECIMAL64).stripTrailingZeros().toPlainString();
	}

}
