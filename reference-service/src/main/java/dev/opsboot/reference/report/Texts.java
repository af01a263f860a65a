package dev.opsboot.reference.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How values read on the page.
 */
final class Texts {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final int DATE_LENGTH = 10;

	private static final MathContext DIGITS = new MathContext(7);

	private static final int MAX_LENGTH = 200;

	private Texts() {
	}

	static String time(Instant time) {
		return TIME.format(time);
	}

	static String date(Instant time) {
		return time(time).substring(0, DATE_LENGTH);
	}

	static String clock(Instant time) {
		return time(time).substring(DATE_LENGTH + 1);
	}

	static String count(long count) {
		return String.format(Locale.ROOT, "%,d", count);
	}

	static String count(long count, String one, String many) {
		return count(count) + " " + ((count == 1) ? one : many);
	}

	/**
	 * A duration in its two largest units, such as {@code 2 h 5 min}.
	 * @param duration the duration
	 * @return the text
	 */
	static String duration(Duration duration) {
		if (duration.toHours() > 0) {
			return duration.toHours() + " h " + duration.toMinutesPart() + " min";
		}
		return (duration.toMinutes() > 0) ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
				: duration.toSeconds() + " s";
	}

	/**
	 * A share in percent that is 0 or 100 only where it is none or all.
	 * @param part how many
	 * @param whole how many in all, not zero
	 * @return the percentage
	 */
	static String share(long part, long whole) {
		if (part == 0 || part == whole) {
			return (part == 0) ? "0 %" : "100 %";
		}
		return String.format(Locale.ROOT, "%.2f %%", Math.min(Math.max(100.0 * part / whole, 0.01), 99.99));
	}

	static String change(double percent) {
		return String.format(Locale.ROOT, "%+.2f %%", percent).replace('-', '−');
	}

	static String price(double price) {
		return new BigDecimal(price).round(DIGITS).toPlainString();
	}

	/**
	 * Text that others wrote: short, and without characters that are not seen or turn
	 * others around.
	 * @param text the text
	 * @return one line
	 */
	static String foreign(String text) {
		String cut = (text.length() > MAX_LENGTH) ? text.substring(0, MAX_LENGTH) + "…" : text;
		return cut.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
	}

}
