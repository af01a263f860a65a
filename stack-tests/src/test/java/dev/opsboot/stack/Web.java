package dev.opsboot.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * A running web application, and a client that sends just what it is told to.
 *
 * @param context the application
 */
record Web(ConfigurableApplicationContext context) implements AutoCloseable {

	static final String LOGIN = "Authorization: Basic "
			+ Base64.getEncoder().encodeToString("user:open".getBytes(StandardCharsets.UTF_8));

	int port() {
		return port("local.server.port");
	}

	int managementPort() {
		return port("local.management.port");
	}

	private int port(String property) {
		return this.context.getEnvironment().getRequiredProperty(property, int.class);
	}

	Answer get(String path, String... headers) {
		return send(port(), "GET", path, headers);
	}

	Answer send(String method, String path, String... headers) {
		return send(port(), method, path, headers);
	}

	static Answer send(int port, String method, String path, String... headers) {
		StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
		for (String header : headers) {
			request.append(header).append("\r\n");
		}
		return exchange(port, request.append("Connection: close\r\n\r\n").toString());
	}

	static Answer exchange(int port, String request) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(60_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			return Answer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * What the server sent.
	 *
	 * @param status the HTTP status
	 * @param headers the headers by their names in lower case, values of one name joined
	 * @param body the rest
	 */
	record Answer(int status, Map<String, String> headers, String body) {

		static Answer of(String text) {
			String[] parts = text.split("\r\n\r\n", 2);
			String[] head = parts[0].split("\r\n");
			Map<String, String> headers = new LinkedHashMap<>();
			for (int i = 1; i < head.length; i++) {
				String[] header = head[i].split(": *", 2);
				headers.merge(header[0].toLowerCase(Locale.ROOT), header[1], (one, other) -> one + ", " + other);
			}
			return new Answer(Integer.parseInt(head[0].split(" ")[1]), headers, parts[1]);
		}

		@Nullable String header(String name) {
			return this.headers.get(name);
		}

	}

}
