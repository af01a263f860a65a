package dev.opsboot.config;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretKeys}.
 */
class SecretKeysTests {

	@ParameterizedTest
	@ValueSource(strings = { "password", "a.password", "db.adminPassword", "db.admin-password", "DB_PASSWORD",
			"a.secret", "a.client-secret", "a.token", "UPSTREAM_TOKEN", "a.credential", "a.aws-credentials",
			"a.private-key", "a.privateKey", "a.private_key", "a.api-key", "STRIPE_API_KEY", "a.tokens.refresh-token",
			"a.token[0]", "map[my.token]" })
	void matchesWhatEndsInAWordForASecret(String key) {
		assertThat(SecretKeys.matches(key)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "a.url", "password.policy", "token.ttl", "a.tokens", "a.key", "a.keypair",
			"a.max-tokens", "a.passwords[0]", "a.secretary", "a[0]", "[0]" })
	void passesOverTheRest(String key) {
		assertThat(SecretKeys.matches(key)).isFalse();
	}

}
