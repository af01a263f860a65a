package dev.opsboot.failure.rules;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Recognizes by its message an {@link IOException} that says a connection broke, as
 * libraries throw it without a type of its own.
 */
final class BrokenConnection {

	private static final List<String> MESSAGES = List.of(
			// java.nio and java.net, from the operating system
			"connection reset", "broken pipe", "connection timed out",
			// java.net.http
			"goaway", "header parser received no bytes", "eof reached while reading", "closed by peer",
			"bytes received", "chunked transfer encoding, state", "connection closed", "not processed by peer",
			"too many concurrent streams",
			// java.net.HttpURLConnection
			"premature eof", "error writing to server", "error writing request body to server",
			// Reactor Netty
			"prematurely closed",
			// Apache HttpClient
			"failed to respond", "premature end of", "connection is closed");

	private static final String RESET_STREAM = "rst_stream";

	/**
	 * Streams that are reset because one side does not speak the protocol.
	 *
	 * @see <a href="https://www.rfc-editor.org/rfc/rfc9113#section-7">RFC 9113, section
	 * 7</a>
	 */
	private static final List<String> PROTOCOL = List.of("protocol error", "flow control", "frame size", "compression",
			"http/1.1 required", "inadequate security");

	private BrokenConnection() {
	}

	static boolean is(IOException failure) {
		String message = (failure.getMessage() != null) ? failure.getMessage().toLowerCase(Locale.ROOT) : null;
		return failure instanceof InterruptedIOException || contains(message, MESSAGES)
				|| (message != null && message.contains(RESET_STREAM) && !contains(message, PROTOCOL));
	}

	private static boolean contains(@Nullable String message, List<String> parts) {
		return message != null && parts.stream().anyMatch(message::contains);
	}

}
