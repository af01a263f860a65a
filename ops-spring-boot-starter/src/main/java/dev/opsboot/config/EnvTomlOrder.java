package dev.opsboot.config;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.IgnoreErrorsBindHandler;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Puts {@code env.toml} above the environment variables where the configuration asks for
 * it, once all of the configuration is there to ask.
 */
final class EnvTomlOrder implements EnvironmentPostProcessor, Ordered {

	private static final String FIRST = "ops.config.env-toml-first";

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		MutablePropertySources sources = environment.getPropertySources();
		ConfigFiles.finish(sources);
		PropertySource<?> secrets = sources.get(ConfigFiles.SECRETS_SOURCE);
		if (secrets != null && isFirst(environment)) {
			sources.remove(ConfigFiles.SECRETS_SOURCE);
			sources.addBefore(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, secrets);
		}
	}

	private static boolean isFirst(ConfigurableEnvironment environment) {
		return Binder.get(environment, new IgnoreErrorsBindHandler()).bind(FIRST, Boolean.class).orElse(false);
	}

}
