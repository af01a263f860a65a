package dev.opsboot.reference.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.opsboot.reference.feed.LocalFeed;
import dev.opsboot.reference.quotes.Strategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.web.server.PortInUseException;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The built-in feed on the loopback interface: made-up prices at {@code GET /prices}, and
 * {@code POST /conversions}, which executes nothing but remembers it in its
 * {@link Ledger}. It does not know who signs conversions, so it checks the form of a
 * signature and not the signature.
 */
public final class EmbeddedFeed implements LocalFeed, AutoCloseable {

	static final int MAX_BYTES = 1 << 20;

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedFeed.class);

	private static final int THREADS = 64;

	/**
	 * The threads that may be stalled; the others serve.
	 */
	private static final int STALLS = 48;

	private final Ledger ledger;

	private final Map<String, Endpoint> endpoints;

	private final Weather weather;

	private final ExecutorService executor;

	private final HttpServer server;

	/**
	 * Start the feed.
	 * @param simulator its port and how it behaves
	 * @param strategies the strategies it has prices of, at least one
	 * @param clock tells the time of the prices, and when a conversion is too late
	 * @param jsonMapper reads requests and writes answers
	 * @throws PortInUseException if the port is in use
	 * @throws UncheckedIOException if it cannot listen for another reason
	 */
	public EmbeddedFeed(SimulatorProperties simulator, List<Strategy> strategies, InstantSource clock,
			JsonMapper jsonMapper) {
		Set<String> names = strategies.stream().map(Strategy::name).collect(Collectors.toUnmodifiableSet());
		RandomWalk walk = new RandomWalk(strategies, simulator.seed());
		this.ledger = new Ledger(names, clock);
		this.endpoints = Map.of("/prices", new PricesEndpoint(walk, strategies.get(0).name(), clock, jsonMapper),
				"/conversions", new ConversionsEndpoint(this.ledger, simulator.maxBatch(), jsonMapper));
		this.weather = new Weather(simulator, new Semaphore(STALLS));
		this.server = listen(simulator.port());
		this.executor = Executors.newFixedThreadPool(THREADS, threads());
		this.server.setExecutor(this.executor);
		this.server.createContext("/", this::handle);
		this.server.start();
		logger.info("Built-in feed with made-up prices listens on {}", url());
	}

	private static HttpServer listen(int port) {
		try {
			return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		}
		catch (IOException ex) {
			PortInUseException.throwIfPortBindingException(ex, () -> port);
			throw new UncheckedIOException("The built-in feed cannot listen on port " + port, ex);
		}
	}

	private static CustomizableThreadFactory threads() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("embedded-feed-");
		threads.setDaemon(true);
		return threads;
	}

	@Override
	public String url() {
		InetSocketAddress address = this.server.getAddress();
		return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort();
	}

	/**
	 * Return what became of the conversions.
	 * @return the ledger, which goes on with each conversion
	 */
	public Ledger ledger() {
		return this.ledger;
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			answer(exchange).send(exchange);
		}
	}

	private Answer answer(HttpExchange exchange) throws IOException {
		Endpoint endpoint = this.endpoints.get(exchange.getRequestURI().getPath());
		if (endpoint == null) {
			return new EmptyAnswer(404);
		}
		if (!exchange.getRequestMethod().equals(endpoint.method())) {
			return new EmptyAnswer(405);
		}
		byte[] body = exchange.getRequestBody().readNBytes(MAX_BYTES + 1);
		if (body.length > MAX_BYTES) {
			// A client that is not listened to does not hear the answer either
			exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
			return new EmptyAnswer(413);
		}
		return this.weather.next().treat(endpoint, new String(body, StandardCharsets.UTF_8));
	}

	/**
	 * Close all connections and wait for nothing.
	 */
	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

}
