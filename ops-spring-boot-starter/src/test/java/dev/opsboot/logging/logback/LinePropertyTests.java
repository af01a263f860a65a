package dev.opsboot.logging.logback;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every event: it is one line, says what the event said, and is valid
 * UTF-8.
 */
class LinePropertyTests {

	private static final int EVENTS = Integer.getInteger("ops.test.events", 5_000);

	private final LineEncoder encoder = new LineEncoder();

	@Test
	void everyEventIsOneLineThatReadsBackAsTheSamePairs() throws CharacterCodingException {
		this.encoder.setContext(new LoggerContext());
		this.encoder.start();
		for (int seed = 0; seed < EVENTS; seed++) {
			check(seed);
		}
	}

	private void check(int seed) throws CharacterCodingException {
		Texts texts = new Texts(new Random(seed));
		Event event = (texts.random.nextInt(4) == 0) ? Event.failed(texts.next(), failure(texts, 3))
				: Event.info(texts.next());
		List<Map.Entry<String, String>> pairs = new ArrayList<>();
		for (int i = texts.random.nextInt(4); i > 0; i--) {
			pairs.add(Map.entry(texts.next(), texts.next()));
		}
		Map<String, String> mdc = new LinkedHashMap<>();
		for (int i = texts.random.nextInt(3); i > 0; i--) {
			mdc.put("mdc" + texts.next(), texts.next());
		}
		pairs.forEach((pair) -> event.pair(pair.getKey(), pair.getValue()));
		mdc.forEach(event::mdc);
		LoggingEvent logged = event.get();
		String line = decode(this.encoder.encode(logged));
		assertThat(line).as("seed %d", seed).endsWith("\n");
		line = line.substring(0, line.length() - 1);
		assertThat(line).as("seed %d", seed).doesNotContainPattern("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]");
		assertThat(line).as("seed %d", seed).doesNotContain(" CRITICAL ").doesNotEndWith(" CRITICAL");
		pairs.addAll(mdc.entrySet());
		ParsedLine parsed = ParsedLine.of(line);
		if (logged.getThrowableProxy() != null) {
			pairs.add(Map.entry("error", StackText.error(logged.getThrowableProxy())));
			StringBuilder stack = new StringBuilder();
			StackText.append(logged.getThrowableProxy(), (text) -> text, stack);
			pairs.add(Map.entry("stack", stack.toString()));
		}
		assertThat(parsed.pairs()).as("seed %d: %s", seed, line).isEqualTo(pairs);
		assertThat(parsed.critical()).isFalse();
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
