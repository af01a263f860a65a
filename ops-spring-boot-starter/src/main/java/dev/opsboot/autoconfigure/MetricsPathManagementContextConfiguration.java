package dev.opsboot.autoconfigure;

import dev.opsboot.metrics.MetricsPath;
import dev.opsboot.metrics.MetricsPathFilter;
import dev.opsboot.metrics.MetricsPathWebFilter;
import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusScrapeEndpoint;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Configuration for the path where Prometheus looks, in the context that serves the
 * actuator: that of the application, or the one of a separate management port.
 */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnClass({ PrometheusScrapeEndpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnAvailableEndpoint(PrometheusScrapeEndpoint.class)
@ConditionalOnBooleanProperty(name = "ops.metrics.enabled", matchIfMissing = true)
class MetricsPathManagementContextConfiguration {

	private static MetricsPath path(MetricsProperties properties, WebEndpointProperties endpoints, String servletPath) {
		String basePath = "/".equals(endpoints.getBasePath()) ? "" : endpoints.getBasePath();
		return new MetricsPath(properties.path(), servletPath,
				basePath + "/" + endpoints.getPathMapping().getOrDefault("prometheus", "prometheus"));
	}

	/**
	 * On the servlet stack.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	@ConditionalOnClass({ FilterRegistrationBean.class, DispatcherServletPath.class })
	static class ServletConfiguration {

		@Bean
		FilterRegistrationBean<MetricsPathFilter> metricsPathFilter(MetricsProperties properties,
				WebEndpointProperties endpoints, ObjectProvider<DispatcherServletPath> servlet,
				Environment environment) {
			FilterRegistrationBean<MetricsPathFilter> filter = new FilterRegistrationBean<>(
					new MetricsPathFilter(path(properties, endpoints, servletPath(servlet, environment))));
			filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
			filter.setDispatcherTypes(DispatcherType.REQUEST);
			filter.setAsyncSupported(true);
			return filter;
		}

		private static String servletPath(ObjectProvider<DispatcherServletPath> servlet, Environment environment) {
			DispatcherServletPath path = servlet.getIfAvailable();
			return (path != null && ManagementPortType.get(environment) == ManagementPortType.SAME) ? path.getPrefix()
					: "";
		}

	}

	/**
	 * On the reactive stack.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class ReactiveConfiguration {

		@Bean
		MetricsPathWebFilter metricsPathWebFilter(MetricsProperties properties, WebEndpointProperties endpoints,
				ApplicationContext context) {
			return new MetricsPathWebFilter(path(properties, endpoints, ""), context);
		}

	}

}
