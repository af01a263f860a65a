package dev.opsboot.logging.web;

import reactor.core.publisher.Mono;

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * Gives each request of a reactive application its id, in Reactor's context and in the
 * response. {@link RequestIdAccessor} has it in the log too. A {@code WebFilter} would
 * not do: errors are handled and logged outside of it.
 */
public final class RequestIdHttpHandler implements HttpHandler {

	private final HttpHandler application;

	/**
	 * Create the handler.
	 * @param application handles the requests
	 */
	public RequestIdHttpHandler(HttpHandler application) {
		this.application = application;
	}

	@Override
	public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
		String id = RequestId.from(request.getHeaders().getFirst(RequestId.HEADER));
		response.beforeCommit(() -> {
			response.getHeaders().set(RequestId.HEADER, id);
			return Mono.empty();
		});
		return Mono.defer(() -> this.application.handle(request, response))
			.contextWrite((context) -> context.put(RequestId.KEY, id));
	}

}
