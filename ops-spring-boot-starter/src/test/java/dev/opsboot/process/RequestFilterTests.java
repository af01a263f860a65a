package dev.opsboot.process;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RequestFilter} and {@link InFlightRequests}.
 */
class RequestFilterTests {

	private final InFlightRequests requests = new InFlightRequests();

	private final RequestFilter filter = new RequestFilter(this.requests);

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/prices/a");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void knowsARequestWhileItIsInFlight() throws Exception {
		this.request.setQueryString("token=hunter2");
		this.filter.doFilter(this.request, this.response, (request, response) -> assertThat(this.requests.describe())
			.matches("1 request \\(GET /prices/a for 0\\.\\d s\\)"));
		assertThat(this.requests.describe()).isEmpty();
	}

	@Test
	void forgetsARequestThatFails() {
		assertThatExceptionOfType(ServletException.class)
			.isThrownBy(() -> this.filter.doFilter(this.request, this.response, (request, response) -> {
				throw new ServletException("failed");
			}));
		assertThat(this.requests.describe()).isEmpty();
	}

	@Test
	void knowsARequestUntilItsAsynchronousEnd() throws Exception {
		this.request.setAsyncSupported(true);
		this.filter.doFilter(this.request, this.response, (request, response) -> request.startAsync());
		assertThat(this.requests.describe()).startsWith("1 request ");
		this.request.getAsyncContext().complete();
		assertThat(this.requests.describe()).isEmpty();
	}

	@Test
	void namesTheOldestRequestsOnly() {
		for (int i = 0; i < 7; i++) {
			this.requests.begin("GET", "/" + i);
		}
		this.requests.begin("GET", "/" + "x".repeat(1000));
		assertThat(this.requests.describe())
			.matches("8 requests \\(GET /0 for 0\\.\\d s, (GET /[1-4] for 0\\.\\d s, ){4}\\.\\.\\.\\)");
	}

	@Test
	void keepsConnectionsWhileServing() throws Exception {
		this.filter.doFilter(this.request, this.response, (request, response) -> response.getWriter().write("a"));
		assertThat(this.response.getHeader("Connection")).isNull();
	}

	@Test
	void closesTheConnectionOfAResponseThatBeginsAfterTheStop() throws Exception {
		this.filter.doFilter(this.request, this.response, (request, response) -> {
			this.requests.refuseKeepAlive();
			response.getOutputStream().write('a');
		});
		assertThat(this.response.getHeader("Connection")).isEqualTo("close");
	}

	@Test
	void leavesOtherProtocolsAlone() throws Exception {
		this.request.setProtocol("HTTP/2.0");
		this.requests.refuseKeepAlive();
		this.filter.doFilter(this.request, this.response, (request, response) -> response.getWriter().write("a"));
		assertThat(this.response.getHeader("Connection")).isNull();
	}

}
