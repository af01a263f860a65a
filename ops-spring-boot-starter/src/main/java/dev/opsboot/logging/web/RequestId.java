package dev.opsboot.logging.web;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The id of a request. It ends up in logs and answers, so that of a client is taken only
 * where it is harmless in both.
 */
public final class RequestId {

	/**
	 * The header of requests and responses that has the id.
	 */
	public static final String HEADER = "X-Request-Id";

	/**
	 * The key of the id in SLF4J's MDC and in Reactor's context.
	 */
	public static final String KEY = "request_id";

	private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

	private RequestId() {
	}

	/**
	 * Return the id for a request.
	 * @param header the first value of the header as it was sent, null for none
	 * @return that value if it is one to 64 ASCII letters, digits, dots, underscores and
	 * hyphens, else a new id of 16 hexadecimal digits, which is no secret
	 */
	public static String from(@Nullable String header) {
		return (header != null && ACCEPTED.matcher(header).matches()) ? header : next();
	}

	private static String next() {
		return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
	}

}
