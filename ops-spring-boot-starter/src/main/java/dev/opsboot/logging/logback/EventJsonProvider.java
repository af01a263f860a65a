package dev.opsboot.logging.logback;

import java.time.Instant;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import net.logstash.logback.composite.AbstractJsonProvider;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * Writes the fields of an event, masked.
 */
final class EventJsonProvider extends AbstractJsonProvider<ILoggingEvent> {

	private static final SerializedString TIMESTAMP = new SerializedString("@timestamp");

	private static final SerializedString VERSION = new SerializedString("@version");

	private static final SerializedString ONE = new SerializedString("1");

	private static final SerializedString MESSAGE = new SerializedString("message");

	private static final SerializedString LOGGER = new SerializedString("logger_name");

	private static final SerializedString THREAD = new SerializedString("thread_name");

	private static final SerializedString LEVEL = new SerializedString("level");

	private static final SerializedString LEVEL_VALUE = new SerializedString("level_value");

	private static final SerializedString SERVICE = new SerializedString("service");

	private static final SerializedString INSTANCE = new SerializedString("instance");

	private static final SerializedString CRITICAL = new SerializedString("critical");

	private static final SerializedString STACK_TRACE = new SerializedString("stack_trace");

	private final KnownSecrets secrets;

	private final StackText stack;

	private final SerializedString service;

	private final SerializedString instance;

	private volatile Second second = new Second(Long.MIN_VALUE, "");

	EventJsonProvider(LogSettings settings) {
		this.secrets = settings.secrets();
		this.stack = new StackText(this.secrets, StackFormat.FOLDED);
		this.service = new SerializedString(settings.instance().service());
		this.instance = new SerializedString(settings.instance().instance());
	}

	/**
	 * Write the fields. The generator is used again: after an exception it is thrown
	 * away, but not after an error, which would leave it in the middle of an event.
	 */
	@Override
	public void writeTo(JsonGenerator json, ILoggingEvent event) {
		try {
			write(json, event);
		}
		catch (StackOverflowError | LinkageError | AssertionError ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void write(JsonGenerator json, ILoggingEvent event) {
		json.writeName(TIMESTAMP).writeString(timestamp(event.getTimeStamp()));
		json.writeName(VERSION).writeString(ONE);
		String message = event.getFormattedMessage();
		if (message != null) {
			json.writeName(MESSAGE).writeString(JsonPairs.repair(this.secrets.mask(message)));
		}
		json.writeName(LOGGER).writeString(name(event.getLoggerName()));
		json.writeName(THREAD).writeString(name(event.getThreadName()));
		json.writeName(LEVEL).writeString(event.getLevel().toString());
		json.writeName(LEVEL_VALUE).writeNumber(event.getLevel().toInt());
		json.writeName(SERVICE).writeString(this.service);
		json.writeName(INSTANCE).writeString(this.instance);
		if (LineWriter.isCritical(event)) {
			json.writeName(CRITICAL).writeBoolean(true);
		}
		EventPairs.forEach(event, new JsonPairs(json, this.secrets));
		IThrowableProxy thrown = event.getThrowableProxy();
		if (thrown != null) {
			StringBuilder text = new StringBuilder(this.stack.error(thrown));
			this.stack.append(thrown, text);
			json.writeName(STACK_TRACE).writeString(JsonPairs.repair(text.toString()));
		}
	}

	private String name(@Nullable String name) {
		return JsonPairs.repair(this.secrets.name(String.valueOf(name)));
	}

	private String timestamp(long millis) {
		long current = Math.floorDiv(millis, 1000L);
		Second known = this.second;
		if (known.number() != current) {
			String text = Instant.ofEpochSecond(current).toString();
			known = new Second(current, text.substring(0, text.length() - 1) + ".");
			this.second = known;
		}
		int rest = Math.floorMod(millis, 1000);
		return known.text() + (char) ('0' + rest / 100) + (char) ('0' + rest / 10 % 10) + (char) ('0' + rest % 10)
				+ "Z";
	}

	/**
	 * The part of a time that stays for a second.
	 *
	 * @param number the second since 1970
	 * @param text the text up to the milliseconds
	 */
	private record Second(long number, String text) {

	}

}
