package dev.opsboot.reference.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpExchange;

/**
 * An answer with a body that is, or says it is, JSON.
 *
 * @param status the status
 * @param body the body
 */
record JsonAnswer(int status, String body) implements Answer {

	@Override
	public void send(HttpExchange exchange) throws IOException {
		byte[] bytes = this.body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(this.status, bytes.length);
		exchange.getResponseBody().write(bytes);
	}

}
