package dev.opsboot.autoconfigure;

import dev.opsboot.logging.web.RequestIdAccessor;
import dev.opsboot.logging.web.RequestIdFilter;
import dev.opsboot.logging.web.RequestIdHttpHandler;
import dev.opsboot.logging.web.RequestIdScopeListener;
import dev.opsboot.logging.web.RequestIdValve;
import io.micrometer.context.ContextRegistry;
import jakarta.servlet.DispatcherType;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;

import org.springframework.beans.factory.config.BeanPostProcessor;
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
import org.springframework.context.annotation.Lazy;
import org.springframework.core.PriorityOrdered;
import org.springframework.http.server.reactive.HttpHandler;

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
	 * On the reactive stack.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static final class ReactiveConfiguration {

		@Bean
		static HttpHandlerPostProcessor opsRequestIdHttpHandlerPostProcessor() {
			return new HttpHandlerPostProcessor();
		}

	}

	/**
	 * Across threads, where the library for it is there.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ContextRegistry.class)
	static final class PropagationConfiguration {

		@Bean
		@Lazy(false)
		RequestIdAccessor opsRequestIdAccessor() {
			RequestIdAccessor accessor = new RequestIdAccessor();
			ContextRegistry.getInstance().registerThreadLocalAccessor(accessor);
			return accessor;
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

	/**
	 * Puts the id before the handler of the application, and behind the answers to probes
	 * because of its order.
	 */
	private static final class HttpHandlerPostProcessor implements BeanPostProcessor, PriorityOrdered {

		@Override
		public int getOrder() {
			return LOWEST_PRECEDENCE;
		}

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			return (bean instanceof HttpHandler handler) ? new RequestIdHttpHandler(handler) : bean;
		}

	}

}
