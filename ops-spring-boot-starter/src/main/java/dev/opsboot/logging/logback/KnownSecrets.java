package dev.opsboot.logging.logback;

import java.util.Map;
import java.util.WeakHashMap;

import ch.qos.logback.core.Context;
import dev.opsboot.config.Secrets;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The secrets that no line of a log may show. They become more while applications of the
 * JVM read their configuration, and never fewer: what was a secret of one stays one.
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

	synchronized void addAll(ConfigurableEnvironment environment) {
		this.secrets = this.secrets.and(Secrets.of(environment));
	}

	String mask(String text) {
		return this.secrets.mask(text);
	}

}
