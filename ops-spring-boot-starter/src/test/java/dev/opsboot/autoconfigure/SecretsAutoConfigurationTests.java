package dev.opsboot.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretsAutoConfiguration}.
 */
class SecretsAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SecretsAutoConfiguration.class));

	@Test
	void hidesSecretKeys() {
		assertThat(sanitize("upstream.token", "x")).isEqualTo("******");
		assertThat(sanitize("upstream.tokens", "x")).isEqualTo("x");
	}

	@Test
	void hidesASecretInAnotherValue() {
		assertThat(sanitize("upstream.url", "http://me:hunter2hunter2@x")).isEqualTo("http://me:******@x");
	}

	@Test
	void keepsValuesThatAreNoText() {
		assertThat(sanitize("upstream.max", 4)).isEqualTo(4);
	}

	@Test
	void backsOffWithoutTheActuator() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(SanitizingFunction.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("opsSecretsSanitizer"));
	}

	private Object sanitize(String key, Object value) {
		Object[] result = new Object[1];
		this.contextRunner.withPropertyValues("upstream.token=hunter2hunter2").run((context) -> {
			MapPropertySource source = new MapPropertySource("test", Map.of(key, value));
			result[0] = context.getBean(SanitizingFunction.class)
				.apply(new SanitizableData(source, key, value))
				.getValue();
		});
		return result[0];
	}

}
