package dev.opsboot.retry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port that nobody listens on, and that nobody else can be given meanwhile.
 */
final class RefusingPort implements AutoCloseable {

	private final Socket bound = new Socket();

	RefusingPort() {
		try {
			this.bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String url() {
		return "http://127.0.0.1:" + this.bound.getLocalPort() + "/";
	}

	@Override
	public void close() throws IOException {
		this.bound.close();
	}

}
