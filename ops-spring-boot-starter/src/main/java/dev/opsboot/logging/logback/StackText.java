package dev.opsboot.logging.logback;

import java.util.function.UnaryOperator;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

/**
 * The text of an exception: its type and message, and where it was thrown, line by line,
 * with its causes.
 */
final class StackText {

	private StackText() {
	}

	/**
	 * The exception itself.
	 * @param thrown the exception
	 * @return its type and message
	 */
	static String error(IThrowableProxy thrown) {
		String message = thrown.getMessage();
		return (message != null) ? thrown.getClassName() + ": " + message : thrown.getClassName();
	}

	/**
	 * Where it came from.
	 * @param thrown the exception
	 * @param messages changes the message of a cause
	 * @param text takes the lines, with a line feed between them
	 */
	static void append(IThrowableProxy thrown, UnaryOperator<String> messages, StringBuilder text) {
		appendFrames(thrown, text);
		appendSuppressed(thrown, messages, text);
		IThrowableProxy cause = thrown.getCause();
		while (cause != null) {
			appendHeader("Caused by: ", cause, messages, text);
			appendFrames(cause, text);
			appendSuppressed(cause, messages, text);
			cause = cause.getCause();
		}
	}

	private static void appendSuppressed(IThrowableProxy thrown, UnaryOperator<String> messages, StringBuilder text) {
		IThrowableProxy @Nullable [] suppressed = thrown.getSuppressed();
		if (suppressed != null) {
			for (IThrowableProxy one : suppressed) {
				appendHeader("Suppressed: ", one, messages, text);
				append(one, messages, text);
			}
		}
	}

	private static void appendHeader(String relation, IThrowableProxy thrown, UnaryOperator<String> messages,
			StringBuilder text) {
		startLine(text);
		text.append(relation).append(messages.apply(error(thrown)));
		if (thrown.isCyclic()) {
			text.append(" (again)");
		}
	}

	private static void appendFrames(IThrowableProxy thrown, StringBuilder text) {
		StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
		int shown = frames.length - thrown.getCommonFrames();
		for (int i = 0; i < shown; i++) {
			startLine(text);
			appendFrame(frames[i].getStackTraceElement(), text);
		}
		if (shown < frames.length) {
			startLine(text);
			text.append("... ").append(thrown.getCommonFrames()).append(" more");
		}
	}

	private static void appendFrame(StackTraceElement frame, StringBuilder text) {
		text.append("at ").append(frame.getClassName()).append('.').append(frame.getMethodName()).append('(');
		if (frame.isNativeMethod()) {
			text.append("Native Method");
		}
		else if (frame.getFileName() == null) {
			text.append("Unknown Source");
		}
		else {
			text.append(frame.getFileName());
			if (frame.getLineNumber() >= 0) {
				text.append(':').append(frame.getLineNumber());
			}
		}
		text.append(')');
	}

	private static void startLine(StringBuilder text) {
		if (!text.isEmpty()) {
			text.append('\n');
		}
	}

}
