package dev.opsboot.logging.logback;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

import ch.qos.logback.core.Context;
import dev.opsboot.config.Secrets;

/**
 * The secrets that no line of a log may show. They become more while applications of the
 * JVM read their configuration, and in a service never fewer: what was a secret of one
 * stays one.
 */
final class KnownSecrets {

	/**
	 * Not among the objects of the context, which are gone when it is reset.
	 */
	private static final Map<Context, KnownSecrets> byContext = new WeakHashMap<>();

	private volatile Masking masking = new Masking(Secrets.none());

	KnownSecrets() {
	}

	static KnownSecrets of(Context context) {
		synchronized (byContext) {
			return byContext.computeIfAbsent(context, (key) -> new KnownSecrets());
		}
	}

	synchronized void addAll(Secrets others) {
		Secrets all = this.masking.secrets.and(others);
		if (all != this.masking.secrets) {
			this.masking = new Masking(all);
		}
	}

	/**
	 * Forget them, where one application after the other is tested and the password of
	 * one is a word of the next.
	 */
	synchronized void clear() {
		this.masking = new Masking(Secrets.none());
	}

	String mask(String text) {
		return this.masking.secrets.mask(text);
	}

	/**
	 * Mask a name that comes again and again.
	 * @param name the name, such as that of a logger
	 * @return the name, masked
	 */
	String name(String name) {
		return this.masking.name(name);
	}

	/**
	 * Write a frame of a stack.
	 * @param frame the frame
	 * @return its text, masked
	 */
	String frame(StackTraceElement frame) {
		return this.masking.frame(frame);
	}

	/**
	 * The secrets, and what was masked before: exceptions come from the same places again
	 * and again, events from the same loggers.
	 */
	private static final class Masking {

		private static final int KEPT = 4096;

		private final Secrets secrets;

		private final Map<StackTraceElement, String> frames = new ConcurrentHashMap<>();

		private final Map<String, String> names = new ConcurrentHashMap<>();

		Masking(Secrets secrets) {
			this.secrets = secrets;
		}

		String name(String name) {
			String known = this.names.get(name);
			return (known != null) ? known : keep(this.names, name, this.secrets.mask(name));
		}

		String frame(StackTraceElement frame) {
			String known = this.frames.get(frame);
			return (known != null) ? known : keep(this.frames, frame, this.secrets.mask(text(frame)));
		}

		private static <K> String keep(Map<K, String> masked, K key, String text) {
			if (masked.size() < KEPT) {
				masked.put(key, text);
			}
			return text;
		}

		private static String text(StackTraceElement frame) {
			return "at " + frame.getClassName() + "." + frame.getMethodName() + "(" + place(frame) + ")";
		}

		private static String place(StackTraceElement frame) {
			if (frame.isNativeMethod()) {
				return "Native Method";
			}
			String file = frame.getFileName();
			if (file == null) {
				return "Unknown Source";
			}
			return (frame.getLineNumber() >= 0) ? file + ":" + frame.getLineNumber() : file;
		}

	}

}
