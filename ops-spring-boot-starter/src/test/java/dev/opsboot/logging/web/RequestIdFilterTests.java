package dev.opsboot.logging.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RequestIdFilter}.
 */
class RequestIdFilterTests {

	private final RequestIdFilter filter = new RequestIdFilter();

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/prices");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@AfterEach
	void clearMdc() {
		MDC.clear();
	}

	@Test
	void hasTheIdInLogAndResponse() throws Exception {
		this.request.addHeader("X-Request-Id", "abc");
		this.filter.doFilter(this.request, this.response, (request, response) -> {
			assertThat(request).isSameAs(this.request);
			assertThat(response).isSameAs(this.response);
			assertThat(MDC.get("request_id")).isEqualTo("abc");
			assertThat(this.response.getHeaders("X-Request-Id")).containsExactly("abc");
		});
		assertThat(MDC.get("request_id")).isNull();
	}

	@Test
	void takesTheFirstOfSeveral() throws Exception {
		this.request.addHeader("X-Request-Id", "first");
		this.request.addHeader("X-Request-Id", "second");
		doFilter();
		assertThat(this.response.getHeaders("X-Request-Id")).containsExactly("first");
	}

	@Test
	void takesNoneOfSeveralWhereTheFirstIsHostile() throws Exception {
		this.request.addHeader("X-Request-Id", "a b");
		this.request.addHeader("X-Request-Id", "second");
		doFilter();
		assertThat(this.response.getHeaders("X-Request-Id")).singleElement().asString().matches("[0-9a-f]{16}");
	}

	@Test
	void leavesTheMdcAsItWas() throws Exception {
		MDC.put("request_id", "outer");
		MDC.put("other", "kept");
		for (FilterChain chain : new FilterChain[] { (request, response) -> MDC.put("request_id", "inner"),
				(request, response) -> MDC.remove("request_id") }) {
			this.filter.doFilter(this.request, this.response, chain);
			assertThat(MDC.getCopyOfContextMap()).containsOnlyKeys("request_id", "other")
				.containsEntry("request_id", "outer");
		}
	}

	@Test
	void leavesNothingWhereTheApplicationChangesOrClearsTheMdc() throws Exception {
		this.filter.doFilter(this.request, this.response, (request, response) -> MDC.put("request_id", "inner"));
		assertThat(MDC.get("request_id")).isNull();
		this.filter.doFilter(this.request, this.response, (request, response) -> MDC.clear());
		assertThat(MDC.get("request_id")).isNull();
	}

	@Test
	void leavesNothingBehindAnException() {
		assertThatExceptionOfType(ServletException.class)
			.isThrownBy(() -> this.filter.doFilter(this.request, this.response, (request, response) -> {
				throw new ServletException("failed");
			}));
		assertThat(MDC.get("request_id")).isNull();
		assertThat(this.response.getHeader("X-Request-Id")).isNotNull();
	}

	@Test
	void hasTheSameIdInEachDispatch() throws Exception {
		doFilter();
		String id = this.response.getHeader("X-Request-Id");
		for (DispatcherType type : new DispatcherType[] { DispatcherType.ASYNC, DispatcherType.ERROR }) {
			this.request.setDispatcherType(type);
			this.response.reset();
			this.filter.doFilter(this.request, this.response,
					(request, response) -> assertThat(MDC.get("request_id")).isEqualTo(id));
			assertThat(this.response.getHeaders("X-Request-Id")).containsExactly(id);
		}
	}

	private void doFilter() throws Exception {
		this.filter.doFilter(this.request, this.response, (request, response) -> {
		});
	}

}
