package dev.opsboot.reference.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpExchange;

/**
 * An answer that breaks off in the middle.
 *
 * @param body the body, not empty, of which the second half is never sent
 */
record HalfAnswer(String body) implements Answer {

	@Override
	public void send(HttpExchange exchange) throws IOException {
		byte[] bytes = this.body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, bytes.length);
		exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
		exchange.getResponseBody().flush();
		// The server keeps a connection in memory whose exchange is closed without a
		// failure here
		throw new IOException("Broken off on purpose");
	}

}
