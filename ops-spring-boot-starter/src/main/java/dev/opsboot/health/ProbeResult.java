package dev.opsboot.health;

import java.util.Map;

/**
 * What a monitor is told.
 *
 * @param httpStatus the HTTP status
 * @param body what to write as JSON: maps, lists, strings, numbers, booleans
 */
public record ProbeResult(int httpStatus, Map<String, ?> body) {

	static final String STATUS = "status";

	static ProbeResult up() {
		return new ProbeResult(200, Map.of(STATUS, "UP"));
	}

}
