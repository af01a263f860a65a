package dev.opsboot.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/**
 * A feed that answers what a test tells it.
 */
public final class StubFeed implements AutoCloseable {

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final CountDownLatch end = new CountDownLatch(1);

	private final HttpServer server;

	private volatile HttpHandler handler = (exchange) -> exchange.sendResponseHeaders(500, -1);

	private volatile HttpHandler conversions = (exchange) -> exchange.sendResponseHeaders(500, -1);

	public StubFeed() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.executor);
		this.server.createContext("/prices", (exchange) -> {
			try (exchange) {
				this.handler.handle(exchange);
			}
		});
		this.server.createContext("/conversions", (exchange) -> {
			try (exchange) {
				this.conversions.handle(exchange);
			}
		});
		this.server.start();
	}

	public String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	public void answer(String body) {
		answer(200, body);
	}

	public void answer(int status, String body) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		handle((exchange) -> {
			exchange.sendResponseHeaders(status, bytes.length);
			exchange.getResponseBody().write(bytes);
		});
	}

	/**
	 * Answer nothing until the feed is closed.
	 * @param asked counted down by each request
	 */
	public void stall(CountDownLatch asked) {
		handle((exchange) -> {
			asked.countDown();
			await(this.end);
		});
	}

	public void handle(HttpHandler handler) {
		this.handler = handler;
	}

	public void handleConversions(HttpHandler handler) {
		this.conversions = handler;
	}

	@Override
	public void close() {
		this.end.countDown();
		this.server.stop(0);
		this.executor.shutdown();
	}

	public static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
