package dev.opsboot.reference.simulator;

import java.io.IOException;
import java.time.Duration;

import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;

/**
 * An answer without a body.
 *
 * @param status the status
 * @param retryAfter when to try again, null to say nothing of that
 */
record EmptyAnswer(int status, @Nullable Duration retryAfter) implements Answer {

	EmptyAnswer(int status) {
		this(status, null);
	}

	@Override
	public void send(HttpExchange exchange) throws IOException {
		if (this.retryAfter != null) {
			exchange.getResponseHeaders().set("Retry-After", Long.toString(this.retryAfter.toSeconds()));
		}
		exchange.sendResponseHeaders(this.status, -1);
	}

}
