package dev.opsboot.config;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Secrets}.
 */
class SecretsTests {

	@Test
	void hidesTheValuesOfSecretKeys() {
		assertThat(secrets(Map.of("db.password", "hunter2hunter2")).mask("login with 'hunter2hunter2' failed"))
			.isEqualTo("login with '******' failed");
	}

	@Test
	void hidesTheLongerOfTwoValuesFirst() {
		Secrets secrets = secrets(Map.of("a.token", "hunter2", "b.token", "hunter2-and-more"));
		assertThat(secrets.mask("hunter2-and-more hunter2")).isEqualTo("****** ******");
	}

	@Test
	void hidesAShortValueOnlyAsAWord() {
		Secrets secrets = secrets(Map.of("a.token", "abc"));
		assertThat(secrets.mask("abc abcd xabc (abc) abc")).isEqualTo("****** abcd xabc (******) ******");
	}

	@Test
	void hidesWhatAPlaceholderStandsFor() {
		Secrets secrets = secrets(Map.of("a.token", "${some.value}", "some.value", "hunter2hunter2"));
		assertThat(secrets.mask("hunter2hunter2")).isEqualTo("******");
	}

	@Test
	void leavesTruthValuesAlone() {
		assertThat(secrets(Map.of("use.token", "true", "a.secret", "")).mask("must be true or false"))
			.isEqualTo("must be true or false");
	}

	private static Secrets secrets(Map<String, Object> values) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", values));
		return Secrets.of(environment);
	}

}
