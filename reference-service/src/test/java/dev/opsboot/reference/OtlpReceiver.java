package dev.opsboot.reference;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;

/**
 * Takes what is sent with OTLP over HTTP, in protobuf.
 */
final class OtlpReceiver implements AutoCloseable {

	private final HttpServer server;

	private final Queue<String> paths = new ConcurrentLinkedQueue<>();

	private final Queue<ResourceSpans> spans = new ConcurrentLinkedQueue<>();

	OtlpReceiver() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::receive);
		this.server.start();
	}

	private void receive(HttpExchange exchange) throws IOException {
		try (exchange) {
			String path = exchange.getRequestURI().getPath();
			this.paths.add(path);
			if (path.equals("/v1/traces")) {
				this.spans
					.addAll(ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()).getResourceSpansList());
			}
			// An empty answer is an ExportTraceServiceResponse with nothing to complain
			// of.
			exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
			exchange.sendResponseHeaders(200, -1);
		}
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/**
	 * The paths of all requests so far.
	 */
	List<String> paths() {
		return List.copyOf(this.paths);
	}

	/**
	 * The spans so far, by resource.
	 */
	List<ResourceSpans> spans() {
		return List.copyOf(this.spans);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
