package dev.opsboot.failure.rules;

import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;

import dev.opsboot.failure.Fault;
import dev.opsboot.failure.FaultRule;
import org.jspecify.annotations.Nullable;

/**
 * Connections that are refused, broken or too slow, of {@code java.net}, {@code java.nio}
 * and {@code java.net.http}.
 * <ul>
 * <li>A name that is not resolved is transient: the JDK reports a name that does not
 * exist and a resolver that does not answer by the same exception, and
 * {@code java.net.http} reports both as a connection that was refused.</li>
 * <li>No local port to connect from is persistent: the host has run out of them, and
 * trying again takes more.</li>
 * <li>Of a plain {@link IOException} only the message tells, see
 * {@link BrokenConnection}.</li>
 * </ul>
 */
final class NetworkRule implements FaultRule {

	@Override
	public @Nullable Fault fault(Throwable failure) {
		if (failure instanceof BindException) {
			return Fault.PERSISTENT;
		}
		return (isConnection(failure) || isTimeout(failure)
				|| (failure instanceof IOException io && BrokenConnection.is(io))) ? Fault.TRANSIENT : null;
	}

	private static boolean isConnection(Throwable failure) {
		return failure instanceof SocketException || failure instanceof UnresolvedAddressException
				|| failure instanceof UnknownHostException || failure instanceof EOFException
				|| failure instanceof ClosedChannelException;
	}

	private static boolean isTimeout(Throwable failure) {
		return failure instanceof SocketTimeoutException || failure instanceof HttpTimeoutException
				|| failure instanceof TimeoutException;
	}

}
