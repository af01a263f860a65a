package dev.opsboot.autoconfigure;

import dev.opsboot.logging.web.RequestIdFilter;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializerBeans;
import org.springframework.core.Ordered;

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
	void needsNoServerOfItsOwn() {
		this.runner
			.withClassLoader(new FilteredClassLoader("org.apache.catalina", "org.eclipse.jetty",
					"org.springframework.boot.tomcat", "org.springframework.boot.jetty"))
			.run((context) -> assertThat(context).hasNotFailed().hasBean("opsRequestIdFilter"));
	}

	@Test
	void needsNoWeb() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withClassLoader(new FilteredClassLoader("jakarta.servlet", "org.springframework.web", "reactor"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RequestIdAutoConfiguration.class));
	}

}
