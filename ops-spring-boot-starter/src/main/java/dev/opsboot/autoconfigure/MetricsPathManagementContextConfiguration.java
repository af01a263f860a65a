package dev.opsboot.autoconfigure;

import dev.opsboot.metrics.MetricsPath;
import dev.opsboot.metrics.MetricsPathFilter;
import dev.opsboot.metrics.MetricsPathWebFilter;
import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMapper;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusScrapeEndpoint;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Configuration for the path where Prometheus looks, in the context that serves the
 * actuator: that of the application, or the one of a separate management port.
 */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnClass({ PrometheusScrapeEndpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnAvailableEndpoint(endpoint = PrometheusScrapeEndpoint.class, exposure = EndpointExposure.WEB)
@ConditionalOnBean(PrometheusScrapeEndpoint.class)
@ConditionalOnBooleanProperty(name = "ops.metrics.enabled", matchIfMissing = true)
@EnableConfigurationProperties(MetricsProperties.class)
class MetricsPathManagementContextConfiguration {

	private static MetricsPath path(MetricsProperties properties, WebEndpointProperties endpoints,
			ObjectProvider<PathMapper> mappers, String servletPath) {
		String basePath = "/".equals(endpoints.getBasePath()) ? "" : endpoints.getBasePath();
		String rootPath = PathMapper.getRootPath(mappers.orderedStream().toList(), EndpointId.of("prometheus"));
		return new MetricsPath(properties.path(), servletPath,
				basePath + "/" + StringUtils.trimLeadingCharacter(rootPath, '/'));
	}

	/**
	 * On the servlet stack.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	@ConditionalOnClass({ FilterRegistrationBean.class, DispatcherServletPath.class })
	static class ServletConfiguration {

		@Bean
		FirstFilter opsMetricsPathFilter(MetricsProperties properties, WebEndpointProperties endpoints,
				ObjectProvider<PathMapper> mappers, ObjectProvider<DispatcherServletPath> servlet,
				Environment environment) {
			FirstFilter filter = new FirstFilter(
					new MetricsPathFilter(path(properties, endpoints, mappers, servletPath(servlet, environment))));
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
	 * Comes before filters of the highest precedence, all of which are to see a request
	 * for the endpoint.
	 */
	private static final class FirstFilter extends FilterRegistrationBean<MetricsPathFilter>
			implements PriorityOrdered {

		FirstFilter(MetricsPathFilter filter) {
			super(filter);
			setOrder(HIGHEST_PRECEDENCE);
		}

	}

	/**
	 * On the reactive stack.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class ReactiveConfiguration {

		@Bean
		MetricsPathWebFilter opsMetricsPathWebFilter(MetricsProperties properties, WebEndpointProperties endpoints,
				ObjectProvider<PathMapper> mappers, ApplicationContext context) {
			return new MetricsPathWebFilter(path(properties, endpoints, mappers, ""), context);
		}

	}

}
