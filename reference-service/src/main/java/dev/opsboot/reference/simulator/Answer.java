package dev.opsboot.reference.simulator;

import java.io.IOException;

import com.sun.net.httpserver.HttpExchange;

/**
 * What the built-in feed sends for a request.
 */
interface Answer {

	/**
	 * Send it. The caller closes the exchange.
	 * @param exchange where to
	 * @throws IOException if the connection is to be closed in the middle, or is closed
	 */
	void send(HttpExchange exchange) throws IOException;

}
