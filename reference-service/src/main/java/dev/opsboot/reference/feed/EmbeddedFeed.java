package dev.opsboot.reference.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The built-in feed: serves {@code GET /prices} on a free port of the loopback interface.
 * Each answer is one step further in the walk. All requests are handled on the server's
 * own thread.
 */
final class EmbeddedFeed implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedFeed.class);

	private final HttpServer server;

	private final RandomWalk walk;

	private final InstantSource clock;

	private final JsonMapper jsonMapper;

	/**
	 * Start the feed.
	 * @param walk makes the prices
	 * @param clock tells the time of the prices
	 * @param jsonMapper writes the answers
	 * @throws UncheckedIOException if there is no free port
	 */
	EmbeddedFeed(RandomWalk walk, InstantSource clock, JsonMapper jsonMapper) {
		this.walk = walk;
		this.clock = clock;
		this.jsonMapper = jsonMapper;
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The built-in feed found no port", ex);
		}
		this.server.createContext("/", this::handle);
		this.server.start();
		logger.info("Built-in feed with made-up prices listens on {}", url());
	}

	/**
	 * Return where the feed is.
	 * @return its base URL
	 */
	String url() {
		InetSocketAddress address = this.server.getAddress();
		return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort();
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			if (!exchange.getRequestURI().getPath().equals("/prices")) {
				exchange.sendResponseHeaders(404, -1);
			}
			else if (!exchange.getRequestMethod().equals("GET")) {
				exchange.sendResponseHeaders(405, -1);
			}
			else {
				sendPrices(exchange);
			}
		}
	}

	private void sendPrices(HttpExchange exchange) throws IOException {
		FeedAnswer answer = new FeedAnswer(this.clock.instant().truncatedTo(ChronoUnit.SECONDS), this.walk.next());
		byte[] body = this.jsonMapper.writeValueAsBytes(answer);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
