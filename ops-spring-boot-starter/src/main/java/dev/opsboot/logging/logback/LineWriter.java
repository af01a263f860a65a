package dev.opsboot.logging.logback;

import java.nio.charset.StandardCharsets;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import dev.opsboot.logging.Critical;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Writes one event after the other as a line. What was given to a logger is masked before
 * it is escaped, so that a secret is found however it is written. Used by one thread at a
 * time, and used again.
 */
final class LineWriter implements PairSink {

	private static final int KEPT_SIZE = 1 << 16;

	private static final byte[] CRITICAL = ascii("CRITICAL ");

	private static final byte[][] LEVELS = { ascii("TRACE "), ascii("DEBUG "), ascii("INFO "), ascii("WARN "),
			ascii("ERROR ") };

	private static final byte[] ERROR_KEY = ascii(" error=");

	private static final byte[] STACK_KEY = ascii(" stack=");

	private final LogSettings settings;

	private final LineTimestamp timestamp;

	private final LineBuffer line = new LineBuffer();

	private final StackText stack;

	private StringBuilder text = new StringBuilder();

	LineWriter(LogSettings settings) {
		this.settings = settings;
		this.stack = new StackText(settings.secrets(), settings.stack());
		this.timestamp = new LineTimestamp(settings.timestamp() == TimestampFormat.UNIX);
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Write an event.
	 * @param event the event
	 * @return the line with its line feed
	 */
	byte[] write(ILoggingEvent event) {
		this.timestamp.write(event.getTimeStamp(), this.line);
		this.line.raw(' ');
		this.line.raw(level(event.getLevel()));
		if (isCritical(event)) {
			this.line.raw(CRITICAL);
		}
		String message = event.getFormattedMessage();
		if (message != null) {
			this.line.text(mask(message));
		}
		EventPairs.forEach(event, this);
		IThrowableProxy thrown = event.getThrowableProxy();
		if (thrown != null) {
			write(thrown);
		}
		this.line.raw('\n');
		byte[] bytes = this.line.toBytes();
		this.line.clear(KEPT_SIZE);
		return bytes;
	}

	@Override
	public void pair(String key, @Nullable Object value) {
		this.line.raw(' ');
		this.line.word(mask(key));
		this.line.raw('=');
		this.line.word(mask(EventPairs.text(value)));
	}

	private void write(IThrowableProxy thrown) {
		this.line.raw(ERROR_KEY);
		this.line.quoted(this.stack.error(thrown));
		this.stack.append(thrown, this.text);
		if (this.settings.stack() == StackFormat.LINES) {
			this.line.lines(this.text.toString());
		}
		else {
			this.line.raw(STACK_KEY);
			this.line.quoted(this.text.toString());
		}
		if (this.text.capacity() > KEPT_SIZE) {
			this.text = new StringBuilder();
		}
		this.text.setLength(0);
	}

	private String mask(String text) {
		return this.settings.secrets().mask(text);
	}

	static boolean isCritical(ILoggingEvent event) {
		List<Marker> markers = event.getMarkerList();
		if (markers != null) {
			for (Marker marker : markers) {
				if (marker.contains(Critical.MARKER)) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * The levels of Logback are the multiples of ten thousand, but for TRACE.
	 */
	private static byte[] level(Level level) {
		return LEVELS[Math.min(level.levelInt / Level.DEBUG_INT, LEVELS.length - 1)];
	}

}
