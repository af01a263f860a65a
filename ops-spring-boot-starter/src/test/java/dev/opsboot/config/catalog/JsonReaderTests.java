package dev.opsboot.config.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link JsonReader} and {@link Json}.
 */
class JsonReaderTests {

	@Test
	void readsEveryKindOfValue() {
		assertThat(JsonReader.read("""
				 { "a" : [ 1, -2.5e3, true, false, null, "x" ], "b":{}, "c":[],
				  "d" : { "e" : "\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9" }, "a b" : "" }
				""")).isEqualTo(Map.of("a", Arrays.asList(1L, -2500.0, true, false, null, "x"), "b", Map.of(), "c",
				List.of(), "d", Map.of("e", "\"\\/\b\f\n\r\té"), "a b", ""));
	}

	@Test
	void readsWhatIsWritten() {
		Map<String, Object> value = Map.of("a", List.of(Map.of("b", "\"quoted\" \\ \u0001 line\nbreak"), 7L, true));
		assertThat(JsonReader.read(Json.write(value))).isEqualTo(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "}", "[", "[1", "[1,", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "\"a", "\"\\x\"",
			"\"\\u12", "nul", "1 2", "{} {}", "{\"a\":1,}", "- " })
	void refusesWhatIsNoJson(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> JsonReader.read(text));
	}

}
