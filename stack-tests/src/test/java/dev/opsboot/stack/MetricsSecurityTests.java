package dev.opsboot.stack;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may read {@code /metrics} is what the application says of the endpoint.
 */
class MetricsSecurityTests {

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void isOpenWhereTheEndpointIs(Stack stack) {
		try (Web web = stack.start(OpenEndpoint.class)) {
			assertThat(web.get("/actuator/prometheus").status()).isEqualTo(200);
			assertThat(web.get("/metrics").status()).isEqualTo(200);
			assertThat(web.get("/actuator/health").status()).isEqualTo(403);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void passesFiltersThatOnlyGuardTheEndpoint(Stack stack) {
		try (Web web = stack.start(GuardedByFilter.class)) {
			assertThat(web.get("/actuator/prometheus").status()).isEqualTo(418);
			assertThat(web.get("/metrics").status()).isEqualTo(418);
			assertThat(web.get("/.well-known/live").status()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void comesBeforeFiltersOfTheHighestPrecedence(Stack stack) {
		try (Web web = stack.start(GuardedByFirstFilter.class)) {
			assertThat(web.get("/actuator/prometheus").status()).isEqualTo(418);
			assertThat(web.get("/metrics").status()).isEqualTo(418);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void leavesAServletOfTheApplicationItsPath(Stack stack) {
		try (Web web = stack.start(WithOwnServlet.class)) {
			assertThat(web.get("/actuator/prometheus").status()).isEqualTo(200);
			assertThat(web.get("/metrics").status()).isEqualTo(403);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "--management.endpoints.web.exposure.include=health",
			"--management.endpoint.prometheus.access=none", "--management.prometheus.metrics.export.enabled=false" })
	void isNotThereWhereTheEndpointIsNot(String arg) {
		try (Web web = Stack.TOMCAT.start(OpenEndpoint.class, arg)) {
			assertThat(web.get("/metrics").status()).isIn(403, 404);
		}
	}

	/**
	 * Opens the one endpoint and nothing else.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OpenEndpoint {

		@Bean
		SecurityFilterChain security(HttpSecurity http) {
			return http
				.authorizeHttpRequests((requests) -> requests.requestMatchers(EndpointRequest.to("prometheus"))
					.permitAll()
					.anyRequest()
					.denyAll())
				.build();
		}

	}

	/**
	 * Guards the actuator before anybody else.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class GuardedByFirstFilter {

		@Bean
		FilterRegistrationBean<Filter> aTeapot() {
			FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
				if (((HttpServletRequest) request).getRequestURI().startsWith("/actuator")) {
					((HttpServletResponse) response).setStatus(418);
				}
				else {
					chain.doFilter(request, response);
				}
			});
			filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return filter;
		}

	}

	/**
	 * Has a servlet where metrics usually are, for nobody to see.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class WithOwnServlet {

		@Bean
		SecurityFilterChain security(HttpSecurity http) {
			return http
				.authorizeHttpRequests(
						(requests) -> requests.requestMatchers("/actuator/**").permitAll().anyRequest().denyAll())
				.build();
		}

		@Bean
		ServletRegistrationBean<HttpServlet> own() {
			return new ServletRegistrationBean<>(new HttpServlet() {

				@Override
				protected void doGet(HttpServletRequest request, HttpServletResponse response) {
					response.setStatus(200);
				}

			}, "/metrics/*");
		}

	}

	/**
	 * Guards the actuator without Spring Security.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class GuardedByFilter {

		@Bean
		SecurityFilterChain security(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll()).build();
		}

		@Bean
		FilterRegistrationBean<Filter> teapot() {
			FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>(
					(request, response, chain) -> ((HttpServletResponse) response).setStatus(418));
			filter.addUrlPatterns("/actuator/*");
			return filter;
		}

	}

}
