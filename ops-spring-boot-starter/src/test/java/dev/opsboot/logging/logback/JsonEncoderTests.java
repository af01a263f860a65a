package dev.opsboot.logging.logback;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.opsboot.logging.Critical;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link JsonEncoder}.
 */
class JsonEncoderTests {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build();

	@Test
	void writesTheFieldsOfLogstash() {
		assertThat(line(Event.info("Liquidating stake").pair("key", "account").mdc("request_id", "r1"))).isEqualTo(
				"{\"@timestamp\":\"2026-11-05T15:30:45.234Z\",\"@version\":\"1\",\"message\":\"Liquidating stake\","
						+ "\"logger_name\":\"a.Logger\",\"thread_name\":\"main\",\"level\":\"INFO\",\"level_value\":20000,"
						+ "\"service\":\"quotes\",\"instance\":\"quotes_blue\",\"key\":\"account\",\"request_id\":\"r1\"}\n");
	}

	@Test
	void marksWhatIsCritical() {
		JsonNode json = json(Event.of(Level.ERROR, "Out of funds").marker(Critical.MARKER));
		assertThat(json.get("critical").booleanValue()).isTrue();
		assertThat(json(Event.of(Level.ERROR, "Out of funds")).has("critical")).isFalse();
	}

	@Test
	void letsNoPairTakeTheNameOfAField() {
		JsonNode json = json(Event.info("x")
			.pair("critical", true)
			.pair("level", "ERROR")
			.pair("a", 1)
			.pair("a", 2)
			.pair("a_", 3)
			.mdc("message", "y"));
		assertThat(json.has("critical")).isFalse();
		assertThat(json.get("critical_").booleanValue()).isTrue();
		assertThat(json.get("level").asString()).isEqualTo("INFO");
		assertThat(json.get("level_").asString()).isEqualTo("ERROR");
		assertThat(json.get("message").asString()).isEqualTo("x");
		assertThat(json.get("message_").asString()).isEqualTo("y");
		assertThat(List.of(json.get("a").intValue(), json.get("a_").intValue(), json.get("a__").intValue()))
			.containsExactly(1, 2, 3);
	}

	@Test
	void keepsNumbersAndTruthValues() {
		assertThat(line(Event.info("x")
			.pair("a", 1)
			.pair("b", 1.5)
			.pair("c", new BigDecimal("1E+3"))
			.pair("d", true)
			.pair("e", null)
			.pair("f", Double.NaN)
			.pair("g", List.of(1, 2))))
			.contains("\"a\":1,\"b\":1.5,\"c\":1E+3,\"d\":true,\"e\":null,\"f\":\"NaN\",\"g\":\"[1, 2]\"}");
	}

	@Test
	void letsNoNumberBreakOut() {
		BigDecimal number = new BigDecimal(1) {

			private static final long serialVersionUID = 1L;

			@Override
			public String toString() {
				return "1,\"critical\":true";
			}

		};
		assertThat(json(Event.info("x").pair("a", number)).get("a").asString()).isEqualTo("1,\"critical\":true");
	}

	@Test
	void writesTheNextEventWhateverHappenedToTheLast() {
		JsonEncoder encoder = Encoders.start(new JsonEncoder(), Map.of());
		ILoggingEvent stuck = Mockito.spy(Event.info("stuck").pair("a", "b").get());
		Mockito.doThrow(new StackOverflowError()).when(stuck).getMDCPropertyMap();
		assertThatIllegalStateException().isThrownBy(() -> encoder.encode(stuck));
		String next = new String(encoder.encode(Event.info("next").get()), StandardCharsets.UTF_8);
		assertThat(JSON.readTree(next).get("message").asString()).isEqualTo("next");
	}

	@Test
	void isOneLineOfValidText() {
		String text = "a\nb\u0085c\u2028d\u2029e\u202ef\ud800g\u0000h🚀";
		String line = line(Event.info(text).pair(text, text));
		assertThat(line).contains("a\\nb\\u0085c\\u2028d\\u2029e\\u202ef\ufffdg\\u0000h🚀");
		JsonNode json = json(Event.info(text).pair(text, text));
		assertThat(json.get("message").asString()).isEqualTo(text.replace('\ud800', '\ufffd'));
		assertThat(json.get(text.replace('\ud800', '\ufffd')).asString()).isEqualTo(text.replace('\ud800', '\ufffd'));
	}

	@Test
	void writesTheStackTraceOfAnException() {
		Exception failure = new IllegalStateException("a", new RuntimeException("b"));
		String trace = json(Event.failed("x", failure)).get("stack_trace").asString();
		assertThat(trace.lines()).startsWith("java.lang.IllegalStateException: a")
			.anyMatch((line) -> line.startsWith("at dev.opsboot.logging.logback.JsonEncoderTests."))
			.contains("Caused by: java.lang.RuntimeException: b");
	}

	@Test
	void masksSecrets() {
		Exception failure = new RuntimeException("hunter2hunter2", new RuntimeException("line one\n\"two\""));
		String line = line(Event.failed("login with hunter2hunter2", failure)
			.pair("hunter2hunter2", "xhunter2hunter2")
			.pair("pin", 4711)
			.pair("list", List.of("hunter2hunter2"))
			.mdc("user", "line one\n\"two\""));
		assertThat(line).contains("\"message\":\"login with ******\"", "\"******\":\"x******\"", "\"pin\":\"******\"",
				"\"list\":\"[******]\"", "\"user\":\"******\"", "RuntimeException: ******");
		assertThat(line).doesNotContain("hunter2", "4711", "line one");
	}

	private static JsonNode json(Event event) {
		return JSON.readTree(line(event));
	}

	private static String line(Event event) {
		JsonEncoder encoder = Encoders.start(new JsonEncoder(),
				Map.of("spring.application.name", "quotes", "SERVICE_SLOT", "blue", "a.password", "hunter2hunter2",
						"b.secret", "line one\n\"two\"", "c.token", "4711"));
		return new String(encoder.encode(event.get()), StandardCharsets.UTF_8);
	}

}
