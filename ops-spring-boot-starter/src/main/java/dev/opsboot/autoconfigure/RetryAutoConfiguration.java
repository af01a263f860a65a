package dev.opsboot.autoconfigure;

import dev.opsboot.failure.FaultClassifier;
import dev.opsboot.failure.Operations;
import dev.opsboot.retry.Retries;
import dev.opsboot.retry.RetryEngine;
import dev.opsboot.retry.RetryMetrics;
import dev.opsboot.retry.RetryTransientPostProcessor;
import dev.opsboot.retry.core.CoreRetryEngine;
import dev.opsboot.retry.springretry.SpringRetryEngine;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.retry.RetryOperations;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.util.function.SingletonSupplier;

/**
 * Auto-configuration for retries.
 */
@AutoConfiguration(after = FailureAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "ops.retry.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ RetryProperties.class, MetricsProperties.class })
public final class RetryAutoConfiguration {

	@Bean
	@Lazy(false)
	@ConditionalOnMissingBean
	Retries opsRetries(Operations operations, FaultClassifier classifier, RetryProperties properties,
			MetricsProperties metrics) {
		return new Retries(operations, classifier, properties.schedule(),
				properties.budget().enabled() ? properties.budget()::create : null, metrics.labels().maxValues());
	}

	@Bean
	@ConditionalOnMissingBean(RetryOperations.class)
	RetryTemplate coreRetryTemplate(Retries retries) {
		return CoreRetryEngine.template(retries);
	}

	@Bean
	@ConditionalOnMissingBean
	static RetryTransientPostProcessor opsRetryTransientPostProcessor(ObjectProvider<Retries> retries,
			ObjectProvider<RetryEngine> engine) {
		return new RetryTransientPostProcessor(SingletonSupplier.of(retries::getObject),
				SingletonSupplier.of(engine::getObject));
	}

	/**
	 * Retries by spring-retry.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(org.springframework.retry.support.RetryTemplate.class)
	static final class SpringRetryConfiguration {

		@Bean
		@ConditionalOnMissingBean(org.springframework.retry.RetryOperations.class)
		org.springframework.retry.support.RetryTemplate springRetryTemplate(Retries retries) {
			return SpringRetryEngine.template(retries);
		}

		@Bean
		@Lazy(false)
		@ConditionalOnMissingBean
		RetryEngine opsRetryEngine(Retries retries) {
			return new SpringRetryEngine(retries);
		}

	}

	/**
	 * Retries by Spring Framework, where there is no spring-retry.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("org.springframework.retry.support.RetryTemplate")
	static final class CoreRetryConfiguration {

		@Bean
		@Lazy(false)
		@ConditionalOnMissingBean
		RetryEngine opsRetryEngine(Retries retries) {
			return new CoreRetryEngine(retries);
		}

	}

	/**
	 * What is counted.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static final class MetricsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		RetryMetrics opsRetryMetrics(Retries retries) {
			return new RetryMetrics(retries);
		}

	}

}
