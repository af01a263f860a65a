package dev.opsboot.logging.logback;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * An event as Logback makes them.
 */
final class Event {

	private static final LoggerContext CONTEXT = new LoggerContext();

	private final LoggingEvent event;

	private final Map<String, String> mdc = new LinkedHashMap<>();

	private Event(Level level, @Nullable String message, @Nullable Throwable thrown) {
		this.event = new LoggingEvent(Event.class.getName(), CONTEXT.getLogger("a.Logger"), level, message, thrown,
				null);
		this.event.setInstant(Instant.parse("2026-11-05T15:30:45.234Z"));
		this.event.setThreadName("main");
	}

	static Event info(@Nullable String message) {
		return new Event(Level.INFO, message, null);
	}

	static Event of(Level level, String message) {
		return new Event(level, message, null);
	}

	static Event failed(String message, Throwable thrown) {
		return new Event(Level.ERROR, message, thrown);
	}

	Event pair(String key, @Nullable Object value) {
		this.event.addKeyValuePair(new KeyValuePair(key, value));
		return this;
	}

	Event mdc(String key, String value) {
		this.mdc.put(key, value);
		return this;
	}

	Event marker(Marker marker) {
		this.event.addMarker(marker);
		return this;
	}

	Event at(Instant instant) {
		this.event.setInstant(instant);
		return this;
	}

	/**
	 * The event, to which nothing can be added any more.
	 */
	LoggingEvent get() {
		this.event.setMDCPropertyMap(this.mdc);
		return this.event;
	}

}
