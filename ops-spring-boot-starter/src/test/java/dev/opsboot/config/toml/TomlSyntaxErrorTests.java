package dev.opsboot.config.toml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TomlSyntaxError} and {@link TomlSyntaxException}.
 */
class TomlSyntaxErrorTests {

	@Test
	void reportsAllErrorsInOrderOneForEachLine() {
		assertThat(TomlFiles.errors("""
				# comment
				a =
				b = "open

				c = nul
				d = 1 2 3
				e = 2024-13-01
				[f]
				g = 9223372036854775808
				h = 1e999
				i j = 1
				""")).containsExactly("2:4 Unexpected end of line, expected a value",
				"3:10 Unexpected end of line, expected \" or a character", "5:5 Unexpected 'n', expected a value",
				"6:7 Unexpected '2', expected a newline or end-of-input", "7:10 Invalid month (valid range 01..12)",
				"9:5 Integer is too large", "10:5 Float is too large", "11:3 Unexpected 'j', expected =");
	}

	@Test
	void namesThePositionOfTheOtherKey() {
		assertThat(TomlFiles.errors("""
				# comment
				a = 1

				# comment
				a = 2
				[b]
				# comment
				[b]
				[[a]]
				""")).containsExactly("5:1 a previously defined at line 2, column 1",
				"8:1 b previously defined at line 6, column 1",
				"9:1 a is not an array (previously defined at line 2, column 1)");
	}

	@Test
	void namesTheBracketThatIsOpen() {
		assertThat(TomlFiles.errors("# comment\n\na = [1,\n# comment\n2\n# comment\n\n"))
			.containsExactly("8:1 Unexpected end of input, expected ] or a comma; the array opened at line 3, column 5"
					+ " is unclosed");
	}

	@Test
	void leavesAKeyAloneThatLooksLikeAPosition() {
		assertThat(TomlFiles.errors("\n\"x at line 1, column 1\" = 1\n\"x at line 1, column 1\" = 2"))
			.containsExactly("3:1 \"x at line 1, column 1\" previously defined at line 2, column 1");
		assertThat(TomlFiles.errors("\n'''\n\"x at line 999999999, column 1\" 1")).hasSize(2);
	}

	@Test
	void reportsKeysThatGiveTheSameProperty() {
		assertThat(TomlFiles.errors("[t]\n'a.b' = 1\n# comment\n'[a.b]' = 2\n"))
			.containsExactly("4:1 Gives the same property as the key at 2:1");
	}

	@Test
	void reportsTwentyErrorsAtMost() {
		String toml = IntStream.range(0, 100).mapToObj((i) -> "key\n").collect(Collectors.joining());
		assertThat(TomlFiles.failure(toml).getErrors()).hasSize(20)
			.extracting(TomlSyntaxError::line)
			.isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
	}

	@Test
	void reportsTheCauseWhereTheParserFails() {
		assertThat(TomlFiles.errors("x = 1\n# comment\na = {b =,}\n[c]\nd = 1\n"))
			.containsExactly("3:9 Unexpected ',', expected a value");
		assertThat(TomlFiles.errors("a={b=[,}\n[x]")).hasSize(1).allMatch((error) -> error.startsWith("1:"));
	}

	@Test
	void refusesBracketsNestedTooDeep() {
		String expected = "Nesting is too deep (more than 128 levels of tables and arrays)";
		String brackets = "[".repeat(100_000);
		assertThat(TomlFiles.errors("a = " + brackets)).containsExactly("1:134 " + expected);
		assertThat(TomlFiles.errors("a = " + brackets + "]".repeat(100_000))).containsExactly("1:134 " + expected);
		assertThat(TomlFiles.errors("a = " + "{a=".repeat(100_000))).containsExactly("1:392 " + expected);
		assertThat(TomlFiles.errors(brackets)).hasSize(1);
	}

	@Test
	void putsACaretUnderTheColumn() {
		TomlSyntaxError error = TomlFiles.failure("# comment\n\ta = '😀' b").getErrors().get(0);
		assertThat(error.column()).isEqualTo(10);
		assertThat(error.sourceLine()).isEqualTo("\ta = '😀' b");
		assertThat(error.caretLine()).isEqualTo("\t        ^");
	}

	@Test
	void cutsALongLineAroundTheColumn() {
		TomlSyntaxError error = TomlFiles.failure("a = '" + "x".repeat(500) + "' b" + "y".repeat(500))
			.getErrors()
			.get(0);
		assertThat(error.column()).isEqualTo(508);
		assertThat(error.sourceLine()).isEqualTo("x".repeat(58) + "' b" + "y".repeat(59));
		assertThat(error.caretLine()).isEqualTo(" ".repeat(60) + "^");
	}

	@Test
	void hidesControlCharactersOfTheSourceLine() {
		TomlSyntaxError error = TomlFiles.failure("a = \u001B[31m\u0000\r\n").getErrors().get(0);
		assertThat(error.sourceLine()).isEqualTo("a = \uFFFD[31m\uFFFD");
	}

	@Test
	void saysNothingOfTheContent() {
		TomlSyntaxException exception = TomlFiles.failure("hunter2 hunter2\na = 'hunter2' hunter2\n");
		assertThat(exception).hasMessage("Invalid TOML in Byte array resource [test.toml]: 2 errors at 1:9, 2:15")
			.hasNoCause();
		assertThat(exception.getErrors()).hasToString("[TomlSyntaxError[1:9], TomlSyntaxError[2:15]]");
		assertThat(exception.getErrors().get(0).message()).contains("hunter2");
		assertThat(TomlFiles.failure("a = "))
			.hasMessage("Invalid TOML in Byte array resource [test.toml]: error at 1:5");
	}

	@Test
	void givesThePositionOfTheFirstByteThatIsNotUtf8() {
		assertThat(positionOf("# \u00E9\r\na = '\u20AC\uD83D\uDE00", 0xC3, '\''))
			.isEqualTo("2:8 Byte 0xC3 is not valid UTF-8");
		assertThat(positionOf("", 0xFF, 0xFE)).isEqualTo("1:1 Byte 0xFF is not valid UTF-8");
		assertThat(positionOf("\uFEFFa = 1\n", 0xC0, 0x80)).isEqualTo("2:1 Byte 0xC0 is not valid UTF-8");
		assertThat(positionOf("a", 0xED, 0xA0, 0x80)).isEqualTo("1:2 Byte 0xED is not valid UTF-8");
		assertThat(positionOf("a", 0xF0, 0x9F)).isEqualTo("1:2 Byte 0xF0 is not valid UTF-8");
	}

	@Test
	void refusesAByteOrderMarkWithinTheText() {
		assertThat(TomlFiles.errors("a = 1\n\uFEFFb = 1")).hasSize(1).allMatch((error) -> error.startsWith("2:1 "));
	}

	private static String positionOf(String start, int... bytes) {
		byte[] text = start.getBytes(StandardCharsets.UTF_8);
		byte[] content = Arrays.copyOf(text, text.length + bytes.length);
		IntStream.range(0, bytes.length).forEach((i) -> content[text.length + i] = (byte) bytes[i]);
		Resource resource = new ByteArrayResource(content);
		TomlSyntaxError error = TomlFiles.failure(resource).getErrors().get(0);
		return error.position() + " " + error.message();
	}

}
