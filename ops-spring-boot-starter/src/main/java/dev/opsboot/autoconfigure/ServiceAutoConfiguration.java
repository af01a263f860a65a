package dev.opsboot.autoconfigure;

import dev.opsboot.process.OpsPaths;
import dev.opsboot.process.ServiceInstance;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for the name of the service and of this instance of it, and for
 * where they keep what.
 */
@AutoConfiguration
public final class ServiceAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ServiceInstance opsServiceInstance(Environment environment) {
		return ServiceInstance.from(environment);
	}

	@Bean
	@ConditionalOnMissingBean
	OpsPaths opsPaths(Environment environment) {
		return OpsPaths.from(environment);
	}

}
