package dev.opsboot.logging.web;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestIdHttpHandler}.
 */
class RequestIdHttpHandlerTests {

	private final MockServerHttpResponse response = new MockServerHttpResponse();

	@Test
	void hasTheIdInTheContext() {
		handle("abc", (request, response) -> Mono.deferContextual((context) -> {
			assertThat(context.<String>get("request_id")).isEqualTo("abc");
			return this.response.setComplete();
		}));
		assertThat(this.response.getHeaders().get("X-Request-Id")).containsExactly("abc");
	}

	@Test
	void replacesAHostileOne() {
		handle("a b", (request, response) -> response.setComplete());
		assertThat(this.response.getHeaders().get("X-Request-Id")).singleElement().asString().matches("[0-9a-f]{16}");
	}

	@Test
	void echoesItOnceWhateverTheApplicationDoesToHeaders() {
		handle("abc", (request, response) -> {
			response.getHeaders().clear();
			response.getHeaders().add("X-Request-Id", "def");
			return response.setComplete();
		});
		assertThat(this.response.getHeaders().get("X-Request-Id")).containsExactly("abc");
	}

	private void handle(String id, HttpHandler application) {
		new RequestIdHttpHandler(application)
			.handle(MockServerHttpRequest.get("/").header("X-Request-Id", id).build(), this.response)
			.block(Duration.ofSeconds(10));
	}

}
