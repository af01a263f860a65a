package dev.opsboot.config;

import java.time.Duration;

import dev.opsboot.sample.SampleApplication;
import dev.opsboot.sample.Upstream;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The starter in somebody's {@link SpringBootTest}: the sources of the test stay on top.
 * Its context goes with it, rather than hear of the applications that other tests start.
 */
@SpringBootTest(classes = SampleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		args = "src/test/resources/sample.toml", properties = "upstream.max-concurrent=9")
@TestPropertySource(properties = "upstream.url=https://test")
@DirtiesContext
class ConfigInTests {

	private final Upstream upstream;

	private final ConfigurableEnvironment environment;

	@Autowired
	ConfigInTests(Upstream upstream, ConfigurableEnvironment environment) {
		this.upstream = upstream;
		this.environment = environment;
	}

	@Test
	void readsTheBaseFileBelowTheSourcesOfTheTest() {
		assertThat(this.upstream.timeout()).isEqualTo(Duration.ofSeconds(7));
		assertThat(this.upstream.maxConcurrent()).isEqualTo(9);
		assertThat(this.upstream.url()).isEqualTo("https://test");
	}

	@Test
	void showsWhereAValueStands() {
		assertThat(this.environment.getPropertySources()
			.stream()
			.filter((source) -> source.containsProperty("upstream.timeout"))
			.filter(OriginLookup.class::isInstance)
			.map((PropertySource<?> source) -> OriginLookup.getOrigin(source, "upstream.timeout"))
			.map(String::valueOf)).anyMatch((origin) -> origin.endsWith("sample.toml] - 2:11"));
	}

	@Test
	void leavesNothingOfItsOwnBehind() {
		assertThat(this.environment.getPropertySources().stream().map(PropertySource::getName))
			.noneMatch((name) -> name.startsWith("ops"));
		assertThat(this.environment.getProperty("spring.config.import")).isNull();
	}

}
