package dev.opsboot.autoconfigure;

import dev.opsboot.process.InFlightRequests;
import dev.opsboot.process.InstanceGuard;
import dev.opsboot.process.RequestFilter;
import dev.opsboot.process.RequestWebFilter;
import dev.opsboot.process.ShutdownSequence;
import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Auto-configuration for the life of the process: one instance at a time, and an end in
 * order within one deadline.
 */
// The instance is claimed once the configuration is known to be right
@AutoConfiguration(after = ConfigAutoConfiguration.class)
@EnableConfigurationProperties(ProcessProperties.class)
public final class ProcessAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	static InstanceGuard opsInstanceGuard(ApplicationContext context) {
		return new InstanceGuard(context);
	}

	@Bean
	ShutdownSequence opsShutdownSequence(ConfigurableApplicationContext context,
			ObjectProvider<InFlightRequests> requests, ProcessProperties properties) {
		return new ShutdownSequence(context, requests.getIfAvailable(), properties.shutdownTimeout(),
				properties.drainDelay());
	}

	/**
	 * The requests of a servlet application.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	@ConditionalOnClass(FilterRegistrationBean.class)
	static final class ServletRequestsConfiguration {

		@Bean
		InFlightRequests opsInFlightRequests() {
			return new InFlightRequests();
		}

		@Bean
		FilterRegistrationBean<RequestFilter> opsRequestFilter(InFlightRequests requests) {
			FilterRegistrationBean<RequestFilter> filter = new FilterRegistrationBean<>(new RequestFilter(requests));
			filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
			filter.setDispatcherTypes(DispatcherType.REQUEST);
			filter.setAsyncSupported(true);
			return filter;
		}

	}

	/**
	 * The requests of a reactive application.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static final class ReactiveRequestsConfiguration {

		@Bean
		InFlightRequests opsInFlightRequests() {
			return new InFlightRequests();
		}

		@Bean
		RequestWebFilter opsRequestWebFilter(InFlightRequests requests) {
			return new RequestWebFilter(requests);
		}

	}

}
