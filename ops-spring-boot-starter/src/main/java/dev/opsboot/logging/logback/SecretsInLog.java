package dev.opsboot.logging.logback;

import ch.qos.logback.classic.LoggerContext;
import dev.opsboot.config.Secrets;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Tells the log of the secrets that initializers and {@code @PropertySource} have added
 * since it was set up, before any bean can log them.
 */
public final class SecretsInLog implements BeanFactoryPostProcessor {

	private final ConfigurableEnvironment environment;

	/**
	 * Create the post-processor.
	 * @param environment the environment with the secrets
	 */
	public SecretsInLog(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			KnownSecrets.of(context).addAll(Secrets.of(this.environment));
		}
	}

}
