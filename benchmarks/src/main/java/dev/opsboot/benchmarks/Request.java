package dev.opsboot.benchmarks;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A request to a server on this host that may not yet listen.
 *
 * @param port the port
 * @param path the path
 */
record Request(int port, String path) {

	/**
	 * Send the request once.
	 * @return the body of the answer, empty when nobody listens or the status is not 200
	 * @throws IOException if the connection breaks
	 */
	String send() throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			String request = "GET " + this.path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return answer.startsWith("HTTP/1.1 200") ? answer.substring(answer.indexOf("\r\n\r\n") + 4) : "";
		}
		catch (ConnectException ex) {
			return "";
		}
	}

}
