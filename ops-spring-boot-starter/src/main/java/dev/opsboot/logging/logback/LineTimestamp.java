package dev.opsboot.logging.logback;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How a line says when: as text in UTC, or as seconds since 1970. The part that stays for
 * a second is made once a second.
 */
final class LineTimestamp {

	private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("MMM dd HH:mm:ss.", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private final boolean unix;

	private long second = Long.MIN_VALUE;

	private byte[] ofSecond = {};

	LineTimestamp(boolean unix) {
		this.unix = unix;
	}

	void write(long millis, LineBuffer line) {
		long current = Math.floorDiv(millis, 1000L);
		if (current != this.second) {
			this.ofSecond = (this.unix ? current + "." : TEXT.format(Instant.ofEpochSecond(current)))
				.getBytes(StandardCharsets.US_ASCII);
			this.second = current;
		}
		line.raw(this.ofSecond);
		line.threeDigits(Math.floorMod(millis, 1000));
	}

}
