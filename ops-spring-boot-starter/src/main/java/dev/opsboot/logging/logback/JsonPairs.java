package dev.opsboot.logging.logback;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the pairs of one event as fields. Numbers and truth values stay what they are. A
 * key that a field has already gets underscores, for a name counts once in JSON.
 */
final class JsonPairs implements PairSink {

	private static final Set<String> FIELDS = Set.of("@timestamp", "@version", "message", "logger_name", "thread_name",
			"level", "level_value", "service", "instance", "critical", "stack_trace");

	private static final char REPLACEMENT = '\ufffd';

	private final JsonGenerator json;

	private final KnownSecrets secrets;

	private final List<String> written = new ArrayList<>(8);

	JsonPairs(JsonGenerator json, KnownSecrets secrets) {
		this.json = json;
		this.secrets = secrets;
	}

	@Override
	public void pair(String key, @Nullable Object value) {
		String name = repair(this.secrets.mask(key));
		while (FIELDS.contains(name) || this.written.contains(name)) {
			name += "_";
		}
		this.written.add(name);
		this.json.writeName(name);
		write(value);
	}

	private void write(@Nullable Object value) {
		if (value == null) {
			this.json.writeNull();
		}
		else if (value instanceof Boolean truth) {
			this.json.writeBoolean(truth);
		}
		else {
			String text = EventPairs.text(value);
			String masked = this.secrets.mask(text);
			if (isNumber(value) && masked.equals(text)) {
				this.json.writeNumber(text);
			}
			else {
				this.json.writeString(repair(masked));
			}
		}
	}

	private static boolean isNumber(Object value) {
		return value instanceof Integer || value instanceof Long
				|| (value instanceof Double real && Double.isFinite(real))
				|| (value instanceof Float real && Float.isFinite(real)) || value instanceof Short
				|| value instanceof Byte || value.getClass() == BigDecimal.class
				|| value.getClass() == BigInteger.class;
	}

	/**
	 * Replace halves of surrogate pairs, which are not text and stop Jackson.
	 * @param text the text
	 * @return the text where it has none
	 */
	static String repair(String text) {
		for (int at = 0; at < text.length(); at++) {
			if (Character.isSurrogate(text.charAt(at))) {
				return replaceHalves(text);
			}
		}
		return text;
	}

	private static String replaceHalves(String text) {
		StringBuilder result = new StringBuilder(text.length());
		text.codePoints()
			.map((codePoint) -> (Character.getType(codePoint) != Character.SURROGATE) ? codePoint : REPLACEMENT)
			.forEach(result::appendCodePoint);
		return result.toString();
	}

}
