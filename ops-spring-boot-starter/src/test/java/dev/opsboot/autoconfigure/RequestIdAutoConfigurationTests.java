package dev.opsboot.autoconfigure;

import dev.opsboot.logging.web.RequestIdAccessor;
import dev.opsboot.logging.web.RequestIdFilter;
import dev.opsboot.logging.web.RequestIdHttpHandler;
import io.micrometer.context.ContextRegistry;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializerBeans;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.HttpHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestIdAutoConfiguration}.
 */
class RequestIdAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(RequestIdAutoConfiguration.class);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	@Test
	void comesBeforeEveryFilterOfTheApplication() {
		FilterRegistrationBean<Filter> first = new FilterRegistrationBean<>(
				(request, response, chain) -> chain.doFilter(request, response));
		first.setOrder(Ordered.HIGHEST_PRECEDENCE);
		this.runner.withBean("aFirst", FilterRegistrationBean.class, () -> first)
			.run((context) -> assertThat(new ServletContextInitializerBeans(context.getBeanFactory())).first()
				.extracting((bean) -> ((FilterRegistrationBean<?>) bean).getFilter())
				.isInstanceOf(RequestIdFilter.class));
	}

	@Test
	void needsNoServerOfItsOwnAndNoPropagation() {
		this.runner
			.withClassLoader(new FilteredClassLoader("org.apache.catalina", "org.eclipse.jetty",
					"org.springframework.boot.tomcat", "org.springframework.boot.jetty", "io.micrometer.context"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasBean("opsRequestIdFilter")
				.doesNotHaveBean(RequestIdAccessor.class));
	}

	@Test
	void comesBeforeTheHandlerOfAReactiveApplication() {
		new ReactiveWebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withBean("handler", HttpHandler.class, () -> (request, response) -> Mono.empty())
			.run((context) -> {
				assertThat(context.getBean(HttpHandler.class)).isInstanceOf(RequestIdHttpHandler.class);
				assertThat(context).doesNotHaveBean("opsRequestIdFilter");
			});
	}

	@Test
	void takesTheIdFromThreadToThread() {
		ContextRegistry.getInstance().removeThreadLocalAccessor("request_id");
		this.runner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(ContextRegistry.getInstance().getThreadLocalAccessors())
				.hasAtLeastOneElementOfType(RequestIdAccessor.class));
	}

	@Test
	void needsNoWeb() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withClassLoader(new FilteredClassLoader("jakarta.servlet", "org.springframework.web", "reactor"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RequestIdAccessor.class));
	}

}
