package dev.opsboot.config.toml;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ShellPlaceholders}.
 */
class ShellPlaceholdersTests {

	private final ShellPlaceholders placeholders = new ShellPlaceholders(Map.of("EMPTY", "", "SET", "set")::get);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			${A:-x}                | ${A:x}
			a${A:-x}b${B:-y}c      | a${A:x}b${B:y}c
			${A:-}                 | ${A:}
			${A:--5}               | ${A:-5}
			${A:-${B:-x}}          | ${A:${B:x}}
			${A:-${B:-${C:-x}y}z}  | ${A:${B:${C:x}y}z}
			${A:${B:-x}}           | ${A:${B:x}}
			${A:-http://x:80/y}    | ${A:http://x:80/y}
			${A:-{"x":{}}}         | ${A:{"x":{}}}
			${A:-x}y}              | ${A:x}y}
			${a.b-c[0]:-x}         | ${a.b-c[0]:x}
			${SET:-x}              | ${SET:x}
			\\${A:-${B:-x}}        | \\${A:-${B:x}}
			""")
	void rewritesTheShellsForm(String value, String expected) {
		assertThat(this.placeholders.rewrite(value)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", ":-", "${A}", "${A:x}", "${A:x:-y}", "\\${A:-x}", "${A:-x", "${A:-{x}", "$A:-x",
			"{A:-x}", "${:-x}", "${A B:-x}", "}{${A:-" })
	void leavesAllElseAlone(String value) {
		assertThat(this.placeholders.rewrite(value)).isEqualTo(value);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			${EMPTY:-x}              | x
			a${EMPTY:-http://x:80}b  | ahttp://x:80b
			a${EMPTY:-}b             | ab
			${EMPTY:-{"x":1}}        | {"x":1}
			${EMPTY:-${A:-x}}        | ${A:x}
			${A:-${EMPTY:-x}}        | ${A:x}
			${EMPTY:-${EMPTY:-x}}y   | xy
			${EMPTY}                 | ${EMPTY}
			${EMPTY:x}               | ${EMPTY:x}
			\\${EMPTY:-x}            | \\${EMPTY:-x}
			""")
	void putsTheDefaultInPlaceOfAnEmptyVariable(String value, String expected) {
		assertThat(this.placeholders.rewrite(value)).isEqualTo(expected);
	}

	@Test
	void prefersASystemPropertyToAnEmptyVariable() {
		ShellPlaceholders placeholders = new ShellPlaceholders((name) -> "");
		assertThat(placeholders.rewrite("${java.version:-x}")).isEqualTo("${java.version:x}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			${A:-x}               | a
			${B:-x}               | x
			${B:-${A:-x}}         | a
			${B:-${C:-x:y}}       | x:y
			${B:-http://x:80/${A:-y}}  | http://x:80/a
			${B:-{"x":{"y":1}}}   | {"x":{"y":1}}
			\\${A:-x}             | ${A:-x}
			\\${A:-${B:-x}}       | ${A:-x}
			""")
	void resolvesAsAShellDoes(String value, String expected) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of("A", "a")));
		assertThat(environment.resolveRequiredPlaceholders(this.placeholders.rewrite(value))).isEqualTo(expected);
	}

	@Test
	void takesLinearTime() {
		String value = "${A:-".repeat(200_000);
		assertThat(this.placeholders.rewrite(value)).isEqualTo(value);
		assertThat(this.placeholders.rewrite(value + "}".repeat(200_000))).hasSize(1_000_000);
	}

}
