package dev.opsboot.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HelpTexts}.
 */
class HelpTextsTests {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void areTheWordsOfTheNameWhereThereIsNone() {
		this.registry.config().meterFilter(new HelpTexts());
		Counter counter = Counter.builder("http.server.requests_seen")
			.tag("a", "b")
			.baseUnit("bytes")
			.register(this.registry);
		assertThat(counter.getId().getDescription()).isEqualTo("Http server requests seen");
		assertThat(counter.getId().getTag("a")).isEqualTo("b");
		assertThat(counter.getId().getBaseUnit()).isEqualTo("bytes");
	}

	@Test
	void stayAsTheyAre() {
		this.registry.config().meterFilter(new HelpTexts());
		assertThat(Counter.builder("orders").description("Orders").register(this.registry).getId().getDescription())
			.isEqualTo("Orders");
	}

}
