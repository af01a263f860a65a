package dev.opsboot.config.catalog;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.BindMethod;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyCatalog} with the types and metadata of Spring Boot.
 */
class ClassPathTests {

	private final KeyCatalog catalog = new KeyCatalog(
			List.of(new PropertiesType(ConfigurationPropertyName.of("server"),
					ResolvableType.forClass(ServerProperties.class), BindMethod.JAVA_BEAN)),
			getClass().getClassLoader());

	@ParameterizedTest
	@ValueSource(strings = { "server.port", "server.servlet.session.cookie.max-age", "server.ssl.enabled-protocols[0]",
			"logging.level.com.acme.Foo", "logging.level.root", "logging.group.web[0]", "spring.application.name",
			"spring.profiles.active", "spring.profiles.active[0]", "spring.profiles.group.prod[1]",
			"spring.main.banner-mode", "spring.main.bannerMode", "spring.mvc.static-path-pattern", "debug" })
	void knowsKey(String key) {
		assertThat(this.catalog.contains(name(key))).isTrue();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			server.prot,                    server.port
			sever.port,                     server.port
			server.servlet.context-pat,     server.servlet.context-path
			server.server-header.x,
			logging.levle.com.acme.Foo,     logging.level.com.acme.Foo
			loging.level.root,              logging.level.root
			spring.aplication.name,         spring.application.name
			spring.profiles.actve[0],       spring.profiles.active[0]
			spring.main.baner-mode,         spring.main.banner-mode
			spring.application.name.first,
			debugg,                         debug
			abroad.url,
			billing.token,
			server.connection-timeout,
			""")
	void suggestsWhatWasMeant(String key, String suggestion) {
		assertThat(this.catalog.contains(name(key))).isFalse();
		assertThat(this.catalog.suggest(name(key))).isEqualTo(suggestion);
	}

	@Test
	void judgesTenThousandUnknownKeys() {
		long start = System.nanoTime();
		for (int i = 0; i < 10_000; i++) {
			ConfigurationPropertyName key = name("spring.nothing" + i + ".value");
			assertThat(this.catalog.contains(key)).isFalse();
			assertThat(this.catalog.suggest(key)).isNull();
		}
		// Takes a fraction of a second, the rest is for a busy machine
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
	}

	private static ConfigurationPropertyName name(String name) {
		return ConfigurationPropertyName.adapt(name, '.');
	}

}
