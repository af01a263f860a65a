package dev.opsboot.process;

import dev.opsboot.process.InFlightRequests.Request;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Knows the requests in flight of a reactive application.
 */
public final class RequestWebFilter implements WebFilter, Ordered {

	private final InFlightRequests requests;

	/**
	 * Create the filter.
	 * @param requests takes the requests
	 */
	public RequestWebFilter(InFlightRequests requests) {
		this.requests = requests;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return Mono.defer(() -> {
			Request request = this.requests.begin(exchange.getRequest().getMethod().name(),
					exchange.getRequest().getPath().value());
			exchange.getResponse().beforeCommit(() -> {
				if (this.requests.isKeepAliveRefused()) {
					exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
				}
				return Mono.empty();
			});
			return chain.filter(exchange).doFinally((signal) -> this.requests.end(request));
		});
	}

}
