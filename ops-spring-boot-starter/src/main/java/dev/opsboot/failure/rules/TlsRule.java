package dev.opsboot.failure.rules;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

import dev.opsboot.failure.Fault;
import dev.opsboot.failure.FaultRule;
import org.jspecify.annotations.Nullable;

/**
 * TLS: certificates and what two sides cannot agree on stay as they are; a connection
 * that breaks during or after the handshake is one that breaks. The JDK reports that by
 * an {@link IOException} as the cause, such as {@code EOFException: SSL peer shut down
 * incorrectly} or {@code SocketException: Connection reset}, or else by the message.
 */
final class TlsRule implements FaultRule {

	/**
	 * Messages without a cause: of the JDK's engine, which {@code java.net.http} uses,
	 * and of Netty.
	 */
	private static final List<String> BROKE_OFF = List.of("close_notify", "terminated the handshake",
			"Connection reset", "handshake timed out", "Connection closed while");

	@Override
	public @Nullable Fault fault(Throwable failure) {
		if (failure instanceof GeneralSecurityException || failure instanceof SSLPeerUnverifiedException) {
			return Fault.PERSISTENT;
		}
		if (!(failure instanceof SSLException)) {
			return null;
		}
		if (failure.getCause() instanceof IOException || failure.getCause() instanceof GeneralSecurityException) {
			return null;
		}
		return brokeOff(failure) ? Fault.TRANSIENT : Fault.PERSISTENT;
	}

	private static boolean brokeOff(Throwable failure) {
		String message = failure.getMessage();
		return message != null && BROKE_OFF.stream().anyMatch(message::contains);
	}

}
