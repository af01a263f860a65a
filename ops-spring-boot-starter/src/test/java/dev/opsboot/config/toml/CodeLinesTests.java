package dev.opsboot.config.toml;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link CodeLines}.
 */
class CodeLinesTests {

	@Test
	void dropsCommentsAndBlankLines() {
		CodeLines lines = new CodeLines("# a\n\n \t\na = [ # b\n  # c\r\n\r\n1]\n#\nb = 2 # d\n");
		assertThat(lines.code()).isEqualTo("a = [ # b\n1]\nb = 2 # d\n");
		assertThat(new int[] { lines.sourceLine(1), lines.sourceLine(2), lines.sourceLine(3), lines.sourceLine(4) })
			.containsExactly(4, 7, 9, 10);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "a = \"\"\"\n# b\n\n\"\"\"\n", "a = '''\n# b\n\n'''\n", "a = \"\"\"\\\"\"\"\n# b\n\"\"\"\n",
					"a = '''\\'''\nb = '''\n# c\n'''\n", "a = \"\"\"\"\n# b\n\"\"\"\"\"\nb = '''\n# c\n'''\n",
					"a = [\n\"\"\"\n# b\n\"\"\",\n'''\n# c\n''']\n", "a = { b = '''\n# c\n''' }\n",
					"a = \"\"\"x\"\" \\\n# b\n\"\"\"\n", "a = \"'''\"\nb = '\"\"\"'\nc = '''\n#'''\n" })
	void keepsTheLinesOfMultiLineStrings(String toml) {
		assertThat(new CodeLines(toml).code()).isEqualTo(toml);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a = '''''' # \"\"\"\n", "a = \"\"\"\"\"\"\n", "a = \"\\\\\" # '''\n", "a = '\"\"\"'\n",
			"a = \"'''\"\n", "a = '''x'''''\n", "'''\n", "a '''\n", "a = = '''\n", "a = '''x\u0001\n", "a =\n'''\n",
			"a = 1, '''\n", "a = \"\n", "a = '\n", "a = \"\\\n" })
	void dropsCommentsBehindWhatIsNoOpenMultiLineString(String toml) {
		assertThat(new CodeLines(toml + "# b\n\n").code()).isEqualTo(toml);
	}

	@Test
	void keepsSomeCommentsThatTomlForbids() {
		assertThat(TomlFiles.errors("# \t é\n# \u0001\n#\u007F\n# a\rb\na = 1\n# \u0000")).containsExactly(
				"2:3 Unexpected '\\u0001', expected a newline", "3:2 Unexpected '\\u007f', expected a newline",
				"4:4 Unexpected '\\r', expected a newline", "6:3 Unexpected '\\u0000', expected a newline");
		assertThat(new CodeLines("#\u0001\n".repeat(4_000)).code()).hasSizeLessThan(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "# c\n", "\n", " \t\r\n", "  # c\r\n" })
	@Timeout(5)
	void loadsLongRunsInNoTime(String line) throws IOException {
		String run = line.repeat(100_000);
		String toml = run + "a = [1,\n" + run + "2]\n" + run + "b = {c = '''\n# d\n''',\n" + run + "}\n" + run;
		assertThat(TomlFiles.values(toml)).containsExactly(entry("a[0]", 1), entry("a[1]", 2), entry("b.c", "# d\n"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a = '''\u0001\n", "a = [\n", "a = \"\"\"\n\\q\n", "a = = '''\n", "a = {b =,}\n[c]\n" })
	@Timeout(5)
	void failsFastOnMalformedTextBeforeALongRun(String start) {
		assertThat(TomlFiles.errors(start + "# c\n".repeat(4_000) + "b = 1\n'''\n")).isNotEmpty();
	}

	@Test
	void keepsLineNumbersBehindALongRun() throws IOException {
		TomlOrigin origin = (TomlOrigin) TomlFiles.load("# c\n".repeat(4_000) + "a = 1").getOrigin("a");
		assertThat(origin.getLocation()).hasToString("4001:5");
	}

}
