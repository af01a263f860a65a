package dev.opsboot.metrics;

import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationContext;
import org.springframework.core.PriorityOrdered;
import org.springframework.http.CacheControl;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Lets a reactive application answer the path where Prometheus looks as it answers the
 * endpoint of the actuator. To whatever comes after this filter, such as security, the
 * request is one for the endpoint. It comes before filters of the highest precedence.
 */
public final class MetricsPathWebFilter implements WebFilter, PriorityOrdered {

	private final MetricsPath path;

	private final ApplicationContext context;

	/**
	 * Create the filter.
	 * @param path the path and what it stands for
	 * @param context the application whose requests it is for
	 */
	public MetricsPathWebFilter(MetricsPath path, ApplicationContext context) {
		this.path = path;
		this.context = context;
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		if (exchange.getApplicationContext() != this.context
				|| !request.getPath().pathWithinApplication().value().equals(this.path.path())) {
			return chain.filter(exchange);
		}
		exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
		String endpoint = request.getPath().contextPath().value() + this.path.endpoint();
		return chain.filter(exchange.mutate().request((builder) -> builder.path(endpoint)).build());
	}

}
