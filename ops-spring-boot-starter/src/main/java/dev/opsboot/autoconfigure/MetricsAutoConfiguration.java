package dev.opsboot.autoconfigure;

import java.util.List;

import dev.opsboot.metrics.CpuMetrics;
import dev.opsboot.metrics.GlobalRegistryGuard;
import dev.opsboot.metrics.HelpTexts;
import dev.opsboot.metrics.LabelGuard;
import dev.opsboot.metrics.ReplacedValuesMetrics;
import dev.opsboot.process.ServiceInstance;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration for metrics whose labels have few values and name the service.
 */
@AutoConfiguration(after = ServiceAutoConfiguration.class,
		before = org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration.class)
@ConditionalOnClass({ MeterRegistry.class, MeterRegistryCustomizer.class })
@ConditionalOnBooleanProperty(name = "ops.metrics.enabled", matchIfMissing = true)
@EnableConfigurationProperties(MetricsProperties.class)
public final class MetricsAutoConfiguration {

	/**
	 * After Boot's own filter, where users may set a label of their own.
	 */
	private static final int AFTER_PROPERTIES = 1;

	@Bean
	@ConditionalOnMissingBean
	@Order(Ordered.LOWEST_PRECEDENCE)
	LabelGuard opsLabelGuard(MetricsProperties properties) {
		return new LabelGuard(properties.labels().rules());
	}

	@Bean
	@ConditionalOnBean(ServiceInstance.class)
	@Order(AFTER_PROPERTIES)
	MeterFilter opsServiceLabel(LabelGuard guard, ServiceInstance instance) {
		return guard.serviceLabel(instance.service());
	}

	@Bean
	@ConditionalOnMissingBean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	HelpTexts opsHelpTexts() {
		return new HelpTexts();
	}

	@Bean
	MeterRegistryCustomizer<MeterRegistry> opsLabelGuardCustomizer(LabelGuard guard,
			ObjectProvider<MeterFilter> filters) {
		return (registry) -> guard.protect(registry, others(guard, filters));
	}

	@Bean
	@Lazy(false)
	@ConditionalOnBooleanProperty(name = "management.metrics.use-global-registry", matchIfMissing = true)
	GlobalRegistryGuard opsGlobalRegistryGuard(LabelGuard guard, ObjectProvider<MeterFilter> filters) {
		return new GlobalRegistryGuard(guard, others(guard, filters));
	}

	private static List<MeterFilter> others(LabelGuard guard, ObjectProvider<MeterFilter> filters) {
		return filters.orderedStream().filter((filter) -> filter != guard).toList();
	}

	@Bean
	@ConditionalOnMissingBean
	CpuMetrics opsCpuMetrics() {
		return new CpuMetrics();
	}

	@Bean
	@ConditionalOnMissingBean
	ReplacedValuesMetrics opsReplacedValuesMetrics(LabelGuard guard) {
		return new ReplacedValuesMetrics(guard);
	}

}
