package dev.opsboot.autoconfigure;

import dev.opsboot.config.ConfigCheck;
import dev.opsboot.config.ConfigSettings;
import dev.opsboot.config.Prefix;
import dev.opsboot.config.PrefixedPathConverter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.IgnoreErrorsBindHandler;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration that checks the whole configuration before anything starts.
 */
@AutoConfiguration
@EnableConfigurationProperties(ConfigProperties.class)
public final class ConfigAutoConfiguration {

	@Bean
	static ConfigCheck opsConfigCheck(ConfigurableApplicationContext context) {
		// Bound here, because it is needed before beans of properties types exist. What
		// cannot be bound keeps its default; the check reports it.
		ConfigProperties properties = Binder.get(context.getEnvironment(), new IgnoreErrorsBindHandler())
			.bindOrCreate("ops.config", ConfigProperties.class);
		return new ConfigCheck(context,
				new ConfigSettings(properties.unknownKeys(), properties.secretFiles(), properties.knownPrefixes()));
	}

	@Bean
	@ConfigurationPropertiesBinding
	PrefixedPathConverter opsPrefixedPathConverter(Environment environment) {
		return new PrefixedPathConverter(Prefix.from(environment));
	}

}
