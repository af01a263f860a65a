package dev.opsboot.config.catalog;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link JsonReader}.
 */
class JsonReaderTests {

	@Test
	void readsAllKindsOfValues() {
		assertThat(read("""
				{"a" : [1, -2.5e1, true, false, null, "x", [], {}],
				 "b": {"c": ""} }""")).isEqualTo(Map.of("a",
				Arrays.asList(new BigDecimal(1), new BigDecimal("-2.5e1"), true, false, null, "x", List.of(), Map.of()),
				"b", Map.of("c", "")));
	}

	@Test
	void readsEscapes() {
		assertThat(read("""
				["\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00", "plain", "a\\"b", "\\\\", "end"]"""))
			.isEqualTo(List.of("\"\\/\b\f\n\r\t\u00e9\uD83D\uDE00", "plain", "a\"b", "\\", "end"));
	}

	@Test
	void readsOneValueOfText() {
		JsonReader reader = new JsonReader("[\"\\n\", {\"a\": \"b\"}, 1]");
		assertThat(reader.readAt(7)).isEqualTo(Map.of("a", "b"));
		assertThat(reader.readAt(1)).isEqualTo("\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[", "[1", "[1,", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,}", "\"",
			"\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "tru", "nul", "-", "1.2.3", "x", "]" })
	void refusesWhatIsNotJson(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> read(text)).withMessageStartingWith("Not JSON");
	}

	@Test
	void refusesTextThatIsNestedTooDeep() {
		assertThat(read("[".repeat(64) + "]".repeat(64))).isNotNull();
		assertThatIllegalArgumentException().isThrownBy(() -> read("[".repeat(100_000)));
	}

	private static Object read(String json) {
		return new JsonReader(json).readAt(0);
	}

}
