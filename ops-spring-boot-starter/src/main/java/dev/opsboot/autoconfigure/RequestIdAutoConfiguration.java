package dev.opsboot.autoconfigure;

import dev.opsboot.logging.web.RequestIdFilter;
import dev.opsboot.logging.web.RequestIdScopeListener;
import dev.opsboot.logging.web.RequestIdValve;
import jakarta.servlet.DispatcherType;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.jetty.JettyWebServerFactory;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.PriorityOrdered;

/**
 * Auto-configuration for the id of a request, in the log and in the response.
 */
@AutoConfiguration
@ConditionalOnWebApplication
public final class RequestIdAutoConfiguration {

	/**
	 * On the servlet stack.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	@ConditionalOnClass(FilterRegistrationBean.class)
	static final class ServletConfiguration {

		@Bean
		FirstFilter opsRequestIdFilter() {
			FirstFilter filter = new FirstFilter();
			filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
			filter.setAsyncSupported(true);
			return filter;
		}

	}

	/**
	 * On the servlet stack with Tomcat.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	@ConditionalOnClass({ Tomcat.class, TomcatWebServerFactory.class })
	static final class TomcatConfiguration {

		@Bean
		WebServerFactoryCustomizer<TomcatWebServerFactory> opsRequestIdTomcatCustomizer() {
			return (factory) -> factory.addContextValves(new RequestIdValve());
		}

	}

	/**
	 * On the servlet stack with Jetty.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	@ConditionalOnClass({ Server.class, JettyWebServerFactory.class })
	static final class JettyConfiguration {

		@Bean
		WebServerFactoryCustomizer<JettyWebServerFactory> opsRequestIdJettyCustomizer() {
			return (factory) -> factory.addServerCustomizers(JettyConfiguration::customize);
		}

		private static void customize(Server server) {
			RequestIdScopeListener listener = new RequestIdScopeListener();
			server.getDescendants(ContextHandler.class).forEach((context) -> context.addEventListener(listener));
		}

	}

	/**
	 * Comes before filters of the highest precedence, which are to have the id too.
	 */
	private static final class FirstFilter extends FilterRegistrationBean<RequestIdFilter> implements PriorityOrdered {

		FirstFilter() {
			super(new RequestIdFilter());
			setOrder(HIGHEST_PRECEDENCE);
		}

	}

}
