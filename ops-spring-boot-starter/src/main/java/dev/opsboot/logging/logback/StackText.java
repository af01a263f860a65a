package dev.opsboot.logging.logback;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

/**
 * The text of an exception, masked: its type and message, and where it was thrown, line
 * by line, with its causes.
 */
final class StackText {

	private final KnownSecrets secrets;

	private final StackFormat format;

	/**
	 * Create the text.
	 * @param secrets what must not be shown
	 * @param format whether each line is to stand by itself, so that there must be no
	 * line feed in a message
	 */
	StackText(KnownSecrets secrets, StackFormat format) {
		this.secrets = secrets;
		this.format = format;
	}

	/**
	 * The exception itself.
	 * @param thrown the exception
	 * @return its type and message
	 */
	String error(IThrowableProxy thrown) {
		String message = thrown.getMessage();
		return this.secrets.mask((message != null) ? thrown.getClassName() + ": " + message : thrown.getClassName());
	}

	/**
	 * Append where it came from.
	 * @param thrown the exception
	 * @param text takes the lines, with a line feed between them
	 */
	void append(IThrowableProxy thrown, StringBuilder text) {
		appendFrames(thrown, text);
		appendSuppressed(thrown, text);
		IThrowableProxy cause = thrown.getCause();
		while (cause != null) {
			appendHeader("Caused by: ", cause, text);
			appendFrames(cause, text);
			appendSuppressed(cause, text);
			cause = cause.getCause();
		}
	}

	private void appendSuppressed(IThrowableProxy thrown, StringBuilder text) {
		IThrowableProxy @Nullable [] suppressed = thrown.getSuppressed();
		if (suppressed != null) {
			for (IThrowableProxy one : suppressed) {
				appendHeader("Suppressed: ", one, text);
				append(one, text);
			}
		}
	}

	private void appendHeader(String relation, IThrowableProxy thrown, StringBuilder text) {
		startLine(text);
		String error = error(thrown);
		if (this.format == StackFormat.LINES) {
			error = error.replace("\r", "\\r").replace("\n", "\\n");
		}
		text.append(relation).append(error);
		if (thrown.isCyclic()) {
			text.append(" (again)");
		}
	}

	private void appendFrames(IThrowableProxy thrown, StringBuilder text) {
		StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
		int shown = frames.length - thrown.getCommonFrames();
		for (int i = 0; i < shown; i++) {
			startLine(text);
			text.append(this.secrets.frame(frames[i].getStackTraceElement()));
		}
		if (shown < frames.length) {
			startLine(text);
			text.append("... ").append(thrown.getCommonFrames()).append(" more");
		}
	}

	private static void startLine(StringBuilder text) {
		if (!text.isEmpty()) {
			text.append('\n');
		}
	}

}
