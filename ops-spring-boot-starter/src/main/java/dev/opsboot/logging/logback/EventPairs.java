package dev.opsboot.logging.logback;

import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.opsboot.logging.web.RequestId;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

import org.springframework.util.ObjectUtils;

/**
 * The pairs of an event: its own, then those of the MDC, whose names are the same whoever
 * traces.
 */
final class EventPairs {

	private static final String TRACE_ID = "trace_id";

	private static final String SPAN_ID = "span_id";

	private static final String REQUEST_ID = RequestId.KEY;

	/**
	 * The names that Micrometer Tracing gives them.
	 */
	private static final String MICROMETER_TRACE_ID = "traceId";

	private static final String MICROMETER_SPAN_ID = "spanId";

	/**
	 * What the agent of OpenTelemetry adds, which says of almost every line the same.
	 */
	private static final String TRACE_FLAGS = "trace_flags";

	private EventPairs() {
	}

	static void forEach(ILoggingEvent event, PairSink sink) {
		List<KeyValuePair> pairs = event.getKeyValuePairs();
		if (pairs != null) {
			for (KeyValuePair pair : pairs) {
				sink.pair(String.valueOf(pair.key), pair.value);
			}
		}
		Map<String, String> mdc = event.getMDCPropertyMap();
		if (mdc != null && !mdc.isEmpty()) {
			forEach(mdc, pairs, sink);
		}
	}

	private static void forEach(Map<String, String> mdc, @Nullable List<KeyValuePair> pairs, PairSink sink) {
		add(TRACE_ID, mdc.getOrDefault(TRACE_ID, mdc.get(MICROMETER_TRACE_ID)), pairs, sink);
		add(SPAN_ID, mdc.getOrDefault(SPAN_ID, mdc.get(MICROMETER_SPAN_ID)), pairs, sink);
		add(REQUEST_ID, mdc.get(REQUEST_ID), pairs, sink);
		mdc.forEach((key, value) -> {
			if (!isOfATrace(String.valueOf(key))) {
				add(String.valueOf(key), value, pairs, sink);
			}
		});
	}

	private static boolean isOfATrace(String key) {
		return switch (key) {
			case TRACE_ID, MICROMETER_TRACE_ID, SPAN_ID, MICROMETER_SPAN_ID, REQUEST_ID, TRACE_FLAGS -> true;
			default -> false;
		};
	}

	private static void add(String key, @Nullable String value, @Nullable List<KeyValuePair> pairs, PairSink sink) {
		if (value != null && !has(pairs, key)) {
			sink.pair(key, value);
		}
	}

	private static boolean has(@Nullable List<KeyValuePair> pairs, String key) {
		if (pairs != null) {
			for (KeyValuePair pair : pairs) {
				if (key.equals(pair.key)) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * Write a value as text, whatever it is. Characters are text; bytes are none, and may
	 * be what nobody should read.
	 * @param value the value
	 * @return the text; names what it threw, where it could not be written
	 */
	static String text(@Nullable Object value) {
		if (value instanceof String text) {
			return text;
		}
		if (value instanceof char[] characters) {
			return new String(characters);
		}
		if (value instanceof byte[] bytes) {
			return "[" + bytes.length + " bytes]";
		}
		try {
			return ObjectUtils.nullSafeToString(value);
		}
		catch (OutOfMemoryError ex) {
			throw ex;
		}
		catch (Throwable ex) {
			return "[FAILED toString(): " + ex.getClass().getName() + "]";
		}
	}

}
