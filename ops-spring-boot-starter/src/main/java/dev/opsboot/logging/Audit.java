package dev.opsboot.logging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Starts the lines that say who did what of consequence, which somebody may have to
 * account for: {@code Audit.log("conversion").addKeyValue("id", id).log("Signed")}. They
 * carry the pair {@code audit}, come from the logger {@value #LOGGER} at level INFO, and
 * stay when the level of everything else is raised.
 */
public final class Audit {

	/**
	 * The name of the logger.
	 */
	public static final String LOGGER = "audit";

	private static final Logger logger = LoggerFactory.getLogger(LOGGER);

	private Audit() {
	}

	/**
	 * Start a line.
	 * @param operation what is done, one of few, such as {@code level-change}
	 * @return the event, to be given a message and pairs, then logged
	 */
	public static LoggingEventBuilder log(String operation) {
		return logger.atInfo().addKeyValue("audit", operation);
	}

}
