package dev.opsboot.logging.logback;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.opsboot.logging.filter.LogDirective;
import dev.opsboot.logging.filter.LogFilter;

/**
 * Gives loggers the levels of a filter, which beat those that {@code logging.level.*}
 * gave them.
 */
final class FilterLevels {

	private final LoggerContext context;

	private final Map<Logger, Level> defaults = new HashMap<>();

	/**
	 * Remember the levels that loggers have before any is configured.
	 * @param context the loggers
	 */
	FilterLevels(LoggerContext context) {
		this.context = context;
		for (Logger logger : context.getLoggerList()) {
			if (logger.getLevel() != null) {
				this.defaults.put(logger, logger.getLevel());
			}
		}
	}

	/**
	 * Apply a filter. A logger that is below a target gets its level from there, but for
	 * what is quiet by default: all loggers do not mean those.
	 * @param filter the filter
	 */
	void apply(LogFilter filter) {
		Collection<LogDirective> directives = filter.directives();
		for (Logger logger : this.context.getLoggerList()) {
			if (logger.getLevel() != null && !isRoot(logger)) {
				reset(logger, directives);
			}
		}
		directives.forEach((directive) -> this.context.getLogger(directive.target())
			.setLevel(Level.toLevel(directive.level().name())));
	}

	private void reset(Logger logger, Collection<LogDirective> directives) {
		boolean covered = false;
		for (LogDirective directive : directives) {
			if (directive.covers(logger.getName())) {
				covered = true;
				if (!directive.isOfAll()) {
					logger.setLevel(null);
					return;
				}
			}
		}
		if (covered) {
			logger.setLevel(this.defaults.get(logger));
		}
	}

	private static boolean isRoot(Logger logger) {
		return Logger.ROOT_LOGGER_NAME.equals(logger.getName());
	}

}
