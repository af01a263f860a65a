package dev.opsboot.logging.logback;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every event: it is one line, says what the event said, and is valid
 * UTF-8.
 */
class EventPropertyTests {

	private static final int EVENTS = Integer.getInteger("ops.test.events", 5_000);

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build();

	private static final StackText STACK = new StackText(new KnownSecrets(), StackFormat.FOLDED);

	private static final int FIELDS_OF_JSON = 9;

	private final LineEncoder lines = Encoders.start(new LineEncoder(), Map.of());

	private final JsonEncoder objects = Encoders.start(new JsonEncoder(), Map.of());

	@Test
	void everyEventIsOneLineThatReadsBackAsTheSamePairs() throws CharacterCodingException {
		for (int seed = 0; seed < EVENTS; seed++) {
			List<Map.Entry<String, String>> pairs = new ArrayList<>();
			LoggingEvent event = event(seed, pairs);
			String line = line(this.lines.encode(event), seed);
			assertThat(line).as("seed %d", seed).doesNotContain(" CRITICAL ").doesNotEndWith(" CRITICAL");
			IThrowableProxy thrown = event.getThrowableProxy();
			if (thrown != null) {
				pairs.add(Map.entry("error", STACK.error(thrown)));
				pairs.add(Map.entry("stack", stack(thrown)));
			}
			ParsedLine parsed = ParsedLine.of(line);
			assertThat(parsed.pairs()).as("seed %d: %s", seed, line).isEqualTo(pairs);
			assertThat(parsed.critical()).isFalse();
		}
	}

	@Test
	void everyEventIsOneObjectThatReadsBackAsTheSamePairs() throws CharacterCodingException {
		for (int seed = 0; seed < EVENTS; seed++) {
			List<Map.Entry<String, String>> pairs = new ArrayList<>();
			LoggingEvent event = event(seed, pairs);
			JsonNode json = JSON.readTree(line(this.objects.encode(event), seed));
			assertThat(json.get("message").asString()).as("seed %d", seed)
				.isEqualTo(JsonPairs.repair(event.getFormattedMessage()));
			IThrowableProxy thrown = event.getThrowableProxy();
			if (thrown != null) {
				pairs.add(Map.entry("stack_trace", STACK.error(thrown) + "\n" + stack(thrown)));
			}
			assertThat(json.values().stream().skip(FIELDS_OF_JSON).map(JsonNode::asString)).as("seed %d", seed)
				.containsExactlyElementsOf(pairs.stream().map((pair) -> JsonPairs.repair(pair.getValue())).toList());
		}
	}

	private static LoggingEvent event(int seed, List<Map.Entry<String, String>> pairs) {
		Texts texts = new Texts(new Random(seed));
		Event event = (texts.random.nextInt(4) == 0) ? Event.failed(texts.next(), failure(texts, 3))
				: Event.info(texts.next());
		for (int i = texts.random.nextInt(4); i > 0; i--) {
			pairs.add(Map.entry(texts.next(), texts.next()));
		}
		Map<String, String> mdc = new LinkedHashMap<>();
		for (int i = texts.random.nextInt(3); i > 0; i--) {
			mdc.put("mdc" + texts.next(), texts.next());
		}
		pairs.forEach((pair) -> event.pair(pair.getKey(), pair.getValue()));
		mdc.forEach(event::mdc);
		pairs.addAll(mdc.entrySet());
		return event.get();
	}

	/**
	 * The only line in what was written.
	 */
	private static String line(byte[] written, int seed) throws CharacterCodingException {
		String line = decode(written);
		assertThat(line).as("seed %d", seed).endsWith("\n");
		line = line.substring(0, line.length() - 1);
		assertThat(line).as("seed %d", seed).doesNotContainPattern("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]");
		return line;
	}

	private static String stack(IThrowableProxy thrown) {
		StringBuilder stack = new StringBuilder();
		STACK.append(thrown, stack);
		return stack.toString();
	}

	private static String decode(byte[] bytes) throws CharacterCodingException {
		return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
	}

	private static Exception failure(Texts texts, int depth) {
		Exception failure = new Exception(texts.next(),
				(depth > 0 && texts.random.nextBoolean()) ? failure(texts, depth - 1) : null);
		if (depth > 0 && texts.random.nextInt(3) == 0) {
			failure.addSuppressed(failure(texts, depth - 1));
		}
		return failure;
	}

	/**
	 * Texts in which what matters to the format is as frequent as all other characters
	 * together.
	 */
	private static final class Texts {

		private static final List<String> MEANINGFUL = List.of(" ", "=", "\"", "\\", "\n", "\r", "\t", "\u0000",
				"\u001b", "\u007f", "\u0085", "\u009f", "\u2028", "\u2029", "\u202e", "\ud800", "\udc00",
				"\ud83d\ude80", "CRITICAL", " CRITICAL ", "\" x=\"", " x=y", "x=", "\\u0020", "stack=", "\u00a0",
				"\u3000", "\ufeff", "\uffff");

		private final Random random;

		Texts(Random random) {
			this.random = random;
		}

		String next() {
			StringBuilder text = new StringBuilder();
			for (int i = this.random.nextInt(8); i > 0; i--) {
				switch (this.random.nextInt(4)) {
					case 0 -> text.append((char) this.random.nextInt(Character.MAX_VALUE + 1));
					case 1 -> text.append((char) ('a' + this.random.nextInt(26)));
					default -> text.append(MEANINGFUL.get(this.random.nextInt(MEANINGFUL.size())));
				}
			}
			return text.toString();
		}

	}

}
