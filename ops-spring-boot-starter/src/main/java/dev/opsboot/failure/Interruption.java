package dev.opsboot.failure;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Recognizes failures that only say that somebody asked the thread to stop. They are
 * nobody's fault, and nothing is to be tried again.
 */
public final class Interruption {

	private static final int DEEPEST = 50;

	private Interruption() {
	}

	/**
	 * Tell whether an exception says that its thread was interrupted. A socket of a
	 * virtual thread says so in its message. {@link InterruptedIOException} does unless
	 * it is about a timeout, which libraries report by subclasses or, as OkHttp does, in
	 * its message.
	 * @param failure the exception by itself
	 * @return whether it does
	 */
	public static boolean is(Throwable failure) {
		return failure instanceof InterruptedException || failure instanceof ClosedByInterruptException
				|| (failure instanceof SocketException && "Closed by interrupt".equals(failure.getMessage()))
				|| (failure instanceof InterruptedIOException io && !isTimeout(io));
	}

	private static boolean isTimeout(InterruptedIOException failure) {
		String text = failure.getClass().getSimpleName() + ' ' + failure.getMessage();
		String lower = text.toLowerCase(Locale.ROOT);
		return lower.contains("timeout") || lower.contains("timed out");
	}

	static boolean isCauseOf(Throwable failure) {
		@Nullable Throwable link = failure;
		for (int depth = 0; link != null && depth < DEEPEST; depth++) {
			if (is(link)) {
				return true;
			}
			link = link.getCause();
		}
		return false;
	}

}
