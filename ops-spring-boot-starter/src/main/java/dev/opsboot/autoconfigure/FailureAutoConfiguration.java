package dev.opsboot.autoconfigure;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import dev.opsboot.failure.Degradation;
import dev.opsboot.failure.DegradationMetrics;
import dev.opsboot.failure.FailureMetrics;
import dev.opsboot.failure.FaultClassifier;
import dev.opsboot.failure.FaultRule;
import dev.opsboot.failure.Operations;
import dev.opsboot.failure.rules.FaultRules;
import dev.opsboot.health.ReadyDetail;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/**
 * Auto-configuration for what failures mean and what follows from them.
 */
@AutoConfiguration
@EnableConfigurationProperties({ ErrorsProperties.class, MetricsProperties.class })
public final class FailureAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	FaultClassifier opsFaultClassifier(ObjectProvider<FaultRule> rules, ResourceLoader resourceLoader) {
		List<FaultRule> builtIn = FaultRules.all(InstantSource.system(), resourceLoader.getClassLoader());
		return new FaultClassifier(rules.orderedStream().toList(), builtIn);
	}

	@Bean
	@ConditionalOnMissingBean
	Operations opsOperations(FaultClassifier classifier, ErrorsProperties properties, MetricsProperties metrics) {
		return new Operations(classifier, properties.alertThreshold(), metrics.labels().maxValues());
	}

	@Bean
	@ConditionalOnMissingBean
	Degradation opsDegradation(MetricsProperties metrics) {
		return new Degradation(metrics.labels().maxValues());
	}

	@Bean
	ReadyDetail opsDegradedDetail(Degradation degradation) {
		return () -> {
			Map<String, String> current = degradation.current();
			return current.isEmpty() ? Map.of() : Map.of("degraded", current);
		};
	}

	/**
	 * What is counted.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static final class MetricsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		FailureMetrics opsFailureMetrics(Operations operations) {
			return new FailureMetrics(operations);
		}

		@Bean
		@ConditionalOnMissingBean
		DegradationMetrics opsDegradationMetrics(Degradation degradation) {
			return new DegradationMetrics(degradation);
		}

	}

}
