package dev.opsboot.retry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/**
 * A real HTTP server that does to each connection what it is told.
 */
final class MisbehavingServer implements AutoCloseable {

	private final ServerSocket socket;

	private final Thread thread = new Thread(this::serve, "misbehaving-server");

	private final Queue<Behaviour> behaviours = new ConcurrentLinkedQueue<>();

	private final List<Socket> stalled = new ArrayList<>();

	private volatile Behaviour last = answer("200 OK", "");

	private volatile @Nullable Behaviour beforeReading;

	MisbehavingServer() {
		try {
			this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.thread.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.socket.getLocalPort() + "/";
	}

	/**
	 * Behave once, before what comes later.
	 */
	MisbehavingServer once(Behaviour behaviour) {
		this.behaviours.add(behaviour);
		return this;
	}

	MisbehavingServer always(Behaviour behaviour) {
		this.last = behaviour;
		return this;
	}

	/**
	 * Behave without a request being read.
	 */
	void beforeReading(Behaviour behaviour) {
		this.beforeReading = behaviour;
	}

	static Behaviour answer(String status, String header) {
		return (connection) -> write(connection, "HTTP/1.1 " + status + "\r\n"
				+ (header.isEmpty() ? "" : header + "\r\n") + "Content-Length: 2\r\nConnection: close\r\n\r\nok");
	}

	static Behaviour garbage() {
		return (connection) -> write(connection, "\u0000\u0001 garbage \r\n\r\n");
	}

	static Behaviour half() {
		return (connection) -> write(connection,
				"HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\nok");
	}

	static Behaviour halfInChunks() {
		return (connection) -> write(connection,
				"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\nok\r\n");
	}

	static Behaviour reset() {
		return (connection) -> {
			connection.setSoLinger(true, 0);
			connection.close();
		};
	}

	Behaviour stall() {
		return this.stalled::add;
	}

	private static void write(Socket connection, String text) throws IOException {
		try (connection) {
			connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
		}
	}

	private void serve() {
		try {
			while (true) {
				Socket connection = this.socket.accept();
				Behaviour instead = this.beforeReading;
				if (instead != null) {
					instead.to(connection);
					continue;
				}
				readHead(connection);
				Behaviour next = this.behaviours.poll();
				((next != null) ? next : this.last).to(connection);
			}
		}
		catch (IOException ex) {
			// Closed
		}
	}

	private static void readHead(Socket connection) throws IOException {
		BufferedReader reader = new BufferedReader(
				new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
		String line = reader.readLine();
		while (line != null && !line.isEmpty()) {
			line = reader.readLine();
		}
	}

	@Override
	public void close() {
		try {
			this.socket.close();
			for (Socket connection : this.stalled) {
				connection.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What to do to a connection whose request was read.
	 */
	interface Behaviour {

		void to(Socket connection) throws IOException;

	}

}
