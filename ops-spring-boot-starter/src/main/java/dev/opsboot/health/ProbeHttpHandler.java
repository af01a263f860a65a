package dev.opsboot.health;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * Answers probes in a reactive application: whether it is live on the event loop, which
 * no request may block, and whether it is ready on a thread that health indicators may.
 */
public final class ProbeHttpHandler implements HttpHandler {

	private final Probes probes;

	private final HttpHandler application;

	/**
	 * Create the handler.
	 * @param probes answer
	 * @param application handles other requests
	 */
	public ProbeHttpHandler(Probes probes, HttpHandler application) {
		this.probes = probes;
		this.application = application;
	}

	@Override
	public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
		String path = request.getPath().value();
		if (!this.probes.has(path)) {
			return this.application.handle(request, response);
		}
		Mono<ProbeAnswer> answer = Mono.fromCallable(() -> this.probes.answer(request.getMethod().name(), path));
		if (!this.probes.livePaths().contains(path)) {
			answer = answer.subscribeOn(Schedulers.boundedElastic());
		}
		return answer.flatMap((result) -> write(result, response));
	}

	private Mono<Void> write(ProbeAnswer answer, ServerHttpResponse response) {
		response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
		answer.headers().forEach(response.getHeaders()::set);
		if (this.probes.isStopping()) {
			response.getHeaders().set(HttpHeaders.CONNECTION, "close");
		}
		if (answer.body().length == 0) {
			return response.setComplete();
		}
		DataBuffer body = response.bufferFactory().wrap(answer.body());
		return response.writeWith(Mono.just(body));
	}

}
