package dev.opsboot.failure;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Reads the value of the HTTP header {@code Retry-After}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, section
 * 10.2.3</a>
 */
public final class RetryAfter {

	private static final int MOST_DIGITS = 9;

	/**
	 * The formats of RFC 9110, section 5.6.7, the two obsolete ones included.
	 */
	private static final List<DateTimeFormatter> DATES = List.of(
			DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC), rfc850(),
			DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC));

	private RetryAfter() {
	}

	private static DateTimeFormatter rfc850() {
		return new DateTimeFormatterBuilder().appendPattern("EEEE, dd-MMM-")
			.appendValueReduced(ChronoField.YEAR, 2, 2,
					LocalDate.of(LocalDate.now(ZoneOffset.UTC).getYear() - 50, 1, 1))
			.appendPattern(" HH:mm:ss 'GMT'")
			.toFormatter(Locale.ENGLISH)
			.withZone(ZoneOffset.UTC);
	}

	/**
	 * Read a value.
	 * @param value seconds or a date, null where there is no header
	 * @param clock tells how far away a date is
	 * @return the time from now, zero for a date in the past, null where the value is
	 * neither seconds nor a date
	 */
	public static @Nullable Duration parse(@Nullable String value, InstantSource clock) {
		if (value == null) {
			return null;
		}
		String trimmed = value.strip();
		return isNumber(trimmed) ? seconds(trimmed) : until(trimmed, clock);
	}

	private static boolean isNumber(String value) {
		return !value.isEmpty() && value.chars().allMatch((character) -> character >= '0' && character <= '9');
	}

	/**
	 * So many digits are more seconds than anybody waits; the value is cut, not refused.
	 */
	private static Duration seconds(String digits) {
		String number = digits.replaceFirst("^0+(?=.)", "");
		return Duration.ofSeconds((number.length() <= MOST_DIGITS) ? Long.parseLong(number) : Integer.MAX_VALUE);
	}

	private static @Nullable Duration until(String value, InstantSource clock) {
		for (DateTimeFormatter format : DATES) {
			try {
				Duration wait = Duration.between(clock.instant(), format.parse(value, Instant::from));
				return wait.isNegative() ? Duration.ZERO : wait;
			}
			catch (DateTimeException ex) {
				// Another format, or none
			}
		}
		return null;
	}

}
