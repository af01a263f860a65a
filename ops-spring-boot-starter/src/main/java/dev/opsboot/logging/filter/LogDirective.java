package dev.opsboot.logging.filter;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.opsboot.config.catalog.EditDistance;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * The level of one target: of a logger and those below it.
 *
 * @param target the name of a logger, {@value LoggingSystem#ROOT_LOGGER_NAME} for all
 * @param level the level
 */
public record LogDirective(String target, LogLevel level) {

	static final String LEVELS = "off, error, warn, info, debug, trace";

	private static final Pattern TARGET = Pattern
		.compile("[\\p{L}_$][\\p{L}\\p{N}_$-]*(?:(?:\\.|::)[\\p{L}\\p{N}_$-]+)*");

	/**
	 * Read a directive.
	 * @param text the directive: {@code level}, {@code target=level} or {@code target}
	 * @return the directive
	 * @throws IllegalArgumentException if it is none; the message says why
	 */
	static LogDirective parse(String text) {
		int equals = text.indexOf('=');
		if (equals >= 0) {
			return new LogDirective(target(text.substring(0, equals).strip()),
					requiredLevel(text.substring(equals + 1).strip()));
		}
		LogLevel level = level(text);
		if (level != null) {
			return new LogDirective(LoggingSystem.ROOT_LOGGER_NAME, level);
		}
		String close = closeLevel(text);
		if (close != null) {
			throw new IllegalArgumentException(
					"'%s' is no level, did you mean %s? (as a target: %s=trace)".formatted(text, close, text));
		}
		return new LogDirective(target(text), LogLevel.TRACE);
	}

	private static String target(String text) {
		if (level(text) != null) {
			throw new IllegalArgumentException("'%s' is a level, not the name of a logger".formatted(text));
		}
		if (!TARGET.matcher(text).matches()) {
			throw new IllegalArgumentException("'%s' is not the name of a logger".formatted(text));
		}
		return LoggingSystem.ROOT_LOGGER_NAME.equalsIgnoreCase(text) ? LoggingSystem.ROOT_LOGGER_NAME
				: text.replace("::", ".");
	}

	private static LogLevel requiredLevel(String text) {
		LogLevel level = level(text);
		if (level == null) {
			throw new IllegalArgumentException("'%s' is no level, must be one of %s".formatted(text, LEVELS));
		}
		return level;
	}

	private static @Nullable LogLevel level(String text) {
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "off" -> LogLevel.OFF;
			case "error" -> LogLevel.ERROR;
			case "warn" -> LogLevel.WARN;
			case "info" -> LogLevel.INFO;
			case "debug" -> LogLevel.DEBUG;
			case "trace" -> LogLevel.TRACE;
			default -> null;
		};
	}

	/**
	 * A level that is misspelt reads as a target, which would log nothing at all.
	 */
	private static @Nullable String closeLevel(String text) {
		for (String level : LEVELS.split(", ")) {
			if (EditDistance.of(text.toLowerCase(Locale.ROOT), level, 1) <= 1) {
				return level;
			}
		}
		return null;
	}

	/**
	 * Whether the directive speaks of a logger.
	 * @param logger the name of the logger
	 * @return whether it is the target or below it
	 */
	public boolean covers(String logger) {
		return isOfAll() || logger.equals(this.target)
				|| (logger.startsWith(this.target) && logger.charAt(this.target.length()) == '.');
	}

	/**
	 * Whether the directive speaks of all loggers.
	 * @return whether its target is the root
	 */
	public boolean isOfAll() {
		return LoggingSystem.ROOT_LOGGER_NAME.equals(this.target);
	}

}
