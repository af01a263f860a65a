package dev.opsboot.autoconfigure;

import java.util.Map;
import java.util.TreeMap;

import dev.opsboot.health.DetailedProbe;
import dev.opsboot.health.LiveProbe;
import dev.opsboot.health.Probe;
import dev.opsboot.health.ProbeFilter;
import dev.opsboot.health.ProbeHttpHandler;
import dev.opsboot.health.Probes;
import dev.opsboot.health.ReadinessGroupProbe;
import dev.opsboot.health.ReadyDetail;
import dev.opsboot.health.ReadyProbe;
import dev.opsboot.health.jetty.JettyProbes;
import dev.opsboot.health.tomcat.TomcatProbes;
import dev.opsboot.heartbeat.Heartbeat;
import dev.opsboot.process.ServiceInstance;
import jakarta.servlet.DispatcherType;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.server.Server;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.boot.jetty.JettyWebServerFactory;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.util.StringUtils;

/**
 * Auto-configuration for the paths where monitors look.
 */
@AutoConfiguration(after = { HeartbeatAutoConfiguration.class, HealthEndpointAutoConfiguration.class })
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "ops.health.enabled", matchIfMissing = true)
@EnableConfigurationProperties(HealthProperties.class)
public final class HealthAutoConfiguration {

	private static final String DIGEST_VARIABLE = "SERVICE_DIGEST";

	@Bean
	@ConditionalOnMissingBean
	LiveProbe liveProbe(ApplicationAvailability availability, ObjectProvider<Heartbeat> heartbeat) {
		return new LiveProbe(availability, heartbeat.getIfAvailable(Heartbeat::new));
	}

	@Bean
	@ConditionalOnMissingBean(name = "readyProbe")
	ReadyProbe readyProbe(ApplicationAvailability availability) {
		return new ReadyProbe(availability);
	}

	@Bean
	Probes opsProbes(HealthProperties properties, LiveProbe liveProbe, Probe readyProbe,
			ObjectProvider<ReadyDetail> details, ApplicationAvailability availability, Environment environment) {
		return new Probes(properties.livePath(), liveProbe, properties.readyPath(),
				new DetailedProbe(readyProbe, details.orderedStream().toList()), contextPath(environment),
				availability);
	}

	@Bean
	ReadyDetail opsInstanceDetail(ServiceInstance instance, Environment environment) {
		String digest = environment.getProperty(DIGEST_VARIABLE, "");
		Map<String, String> detail = (!digest.isEmpty())
				? new TreeMap<>(Map.of("instance", instance.instance(), "digest", digest)) : Map.of();
		return () -> detail;
	}

	private static String contextPath(Environment environment) {
		String path = environment.getProperty("server.servlet.context-path",
				environment.getProperty("spring.webflux.base-path", ""));
		return StringUtils.trimTrailingCharacter(path, '/');
	}

	/**
	 * Boot's readiness group.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HealthEndpointGroups.class)
	@ConditionalOnBean(HealthEndpointGroups.class)
	static final class ReadinessGroupConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "readyProbe")
		ReadinessGroupProbe readyProbe(HealthContributorRegistry registry,
				ObjectProvider<ReactiveHealthContributorRegistry> reactiveRegistry, HealthEndpointGroups groups,
				ApplicationAvailability availability) {
			return new ReadinessGroupProbe(registry, reactiveRegistry.getIfAvailable(), groups,
					new ReadyProbe(availability));
		}

	}

	/**
	 * On the servlet stack.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	@ConditionalOnClass(FilterRegistrationBean.class)
	static final class ServletConfiguration {

		@Bean
		FilterRegistrationBean<ProbeFilter> opsProbeFilter(Probes probes) {
			FilterRegistrationBean<ProbeFilter> filter = new FilterRegistrationBean<>(new ProbeFilter(probes));
			filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
			filter.setDispatcherTypes(DispatcherType.REQUEST);
			filter.setAsyncSupported(true);
			return filter;
		}

	}

	/**
	 * On the reactive stack.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static final class ReactiveConfiguration {

		@Bean
		static BeanPostProcessor opsProbeHttpHandlerPostProcessor(ObjectProvider<Probes> probes) {
			return new ProbeHttpHandlerPostProcessor(probes);
		}

	}

	/**
	 * On Tomcat, of either stack.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Tomcat.class, TomcatWebServerFactory.class })
	static final class TomcatConfiguration {

		@Bean
		TomcatProbes opsTomcatProbes(Probes probes) {
			return new TomcatProbes(probes);
		}

	}

	/**
	 * On Jetty, of either stack.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Server.class, JettyWebServerFactory.class })
	static final class JettyConfiguration {

		@Bean
		JettyProbes opsJettyProbes(Probes probes, Environment environment) {
			return new JettyProbes(probes, environment.getProperty("server.jetty.threads.max-queue-capacity",
					Integer.class, Integer.MAX_VALUE));
		}

	}

	/**
	 * Puts the answers to probes before the handler of the application.
	 */
	private record ProbeHttpHandlerPostProcessor(ObjectProvider<Probes> probes) implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			return (bean instanceof HttpHandler handler) ? new ProbeHttpHandler(this.probes.getObject(), handler)
					: bean;
		}

	}

}
