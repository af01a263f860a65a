package dev.opsboot.logging;

import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Marks what somebody has to be called for: a monitor alerts on each such line.
 */
public final class Critical {

	/**
	 * The marker that makes an event critical.
	 */
	public static final Marker MARKER = MarkerFactory.getMarker("CRITICAL");

	private Critical() {
	}

	/**
	 * Start a critical event.
	 * @param logger the logger
	 * @return the event at level ERROR, to be given a message and pairs, then logged
	 */
	public static LoggingEventBuilder log(Logger logger) {
		return logger.atError().addMarker(MARKER);
	}

}
