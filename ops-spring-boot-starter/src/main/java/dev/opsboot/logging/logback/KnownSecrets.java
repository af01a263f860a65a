package dev.opsboot.logging.logback;

import java.util.Map;
import java.util.WeakHashMap;

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

	private volatile Secrets secrets = Secrets.none();

	private KnownSecrets() {
	}

	static KnownSecrets of(Context context) {
		synchronized (byContext) {
			return byContext.computeIfAbsent(context, (key) -> new KnownSecrets());
		}
	}

	synchronized void addAll(Secrets others) {
		this.secrets = this.secrets.and(others);
	}

	/**
	 * Forget them, where one application after the other is tested and the password of
	 * one is a word of the next.
	 */
	synchronized void clear() {
		this.secrets = Secrets.none();
	}

	String mask(String text) {
		return this.secrets.mask(text);
	}

}
