package dev.opsboot.autoconfigure;

import dev.opsboot.config.SecretsSanitizer;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Auto-configuration that keeps secrets out of what the actuator shows, whatever it is
 * allowed to show.
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public final class SecretsAutoConfiguration {

	@Bean
	SecretsSanitizer opsSecretsSanitizer(ConfigurableEnvironment environment) {
		return new SecretsSanitizer(environment);
	}

}
