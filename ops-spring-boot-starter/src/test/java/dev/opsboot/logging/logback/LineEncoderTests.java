package dev.opsboot.logging.logback;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import ch.qos.logback.classic.Level;
import dev.opsboot.logging.Critical;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LineEncoder}.
 */
class LineEncoderTests {

	private static final String HEAD = "Nov 05 15:30:45.234 ";

	@Test
	void writesTheLineOfTheContract() {
		assertThat(line(Event.info("Liquidating stake").pair("key", "account").pair("value", "balance")))
			.isEqualTo(HEAD + "INFO Liquidating stake key=account value=balance\n");
	}

	@ParameterizedTest
	@CsvSource({ "TRACE", "DEBUG", "INFO", "WARN", "ERROR" })
	void namesTheLevel(String level) {
		assertThat(line(Event.of(Level.valueOf(level), "x"))).isEqualTo(HEAD + level + " x\n");
	}

	@Test
	void marksWhatIsCritical() {
		assertThat(line(Event.of(Level.ERROR, "Out of funds").marker(Critical.MARKER)))
			.isEqualTo(HEAD + "ERROR CRITICAL Out of funds\n");
	}

	@ParameterizedTest
	@CsvSource({ "CRITICAL,\\u0043RITICAL", "CRITICAL x,\\u0043RITICAL x", "a CRITICAL b,a \\u0043RITICAL b",
			"a CRITICAL,a \\u0043RITICAL", "a UNCRITICAL b,a UNCRITICAL b", "a CRITICALLY b,a CRITICALLY b",
			"CRITICAL CRITICAL,\\u0043RITICAL \\u0043RITICAL" })
	void letsNoMessageLookCritical(String message, String written) {
		assertThat(line(Event.info(message))).isEqualTo(HEAD + "INFO " + written + "\n");
	}

	@Test
	void letsNoValueLookCritical() {
		assertThat(line(Event.info("x").pair("a", "b CRITICAL c").pair(" CRITICAL ", "CRITICAL")))
			.isEqualTo(HEAD + "INFO x a=\"b \\u0043RITICAL c\" \" \\u0043RITICAL \"=CRITICAL\n");
	}

	@Test
	void quotesAValueThatIsNotOneWord() {
		assertThat(line(Event.info("x")
			.pair("a", "b c")
			.pair("d", "e=f")
			.pair("g", "say \"h\"")
			.pair("i", "C:\\temp")
			.pair("j", "")
			.pair("k", "C:\\my files")
			.pair("l", null)))
			.isEqualTo(HEAD + "INFO x a=\"b c\" d=\"e=f\" g=\"say \\\"h\\\"\" i=C:\\temp j=\"\""
					+ " k=\"C:\\\\my files\" l=null\n");
	}

	@Test
	void escapesWhatWouldEndALine() {
		String text = "a\nb\rc\td\u0000e\u001b[31mf\u0085g\u2028h\u2029i\u202ej\ud800k";
		String escaped = "a\\nb\\rc\\td\\u0000e\\u001b[31mf\\u0085g\\u2028h\\u2029i\\u202ej\\ud800k";
		assertThat(line(Event.info(text).pair("x", text)))
			.isEqualTo(HEAD + "INFO " + escaped + " x=\"" + escaped + "\"\n");
	}

	@Test
	void leavesOtherCharactersAsTheyAre() {
		assertThat(line(Event.info("Grüße, 世界 🚀").pair("schlüssel", "wert🚀")))
			.isEqualTo(HEAD + "INFO Grüße, 世界 🚀 schlüssel=wert🚀\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a=b            | a\\u003db
			say a=b        | say a\\u003db
			a=b c          | a=b c
			(total=1, x=2) | (total=1, x\\u003d2)
			a="b c"        | a\\u003d"b c"
			a=" b="        | a\\u003d" b\\u003d"
			a = b          | a = b
			'x ='          | x \\u003d
			""")
	void letsNoMessageEndInWhatReadsAsAPair(String message, String written) {
		assertThat(line(Event.info(message).pair("real", "yes"))).isEqualTo(HEAD + "INFO " + written + " real=yes\n");
	}

	@Test
	void writesThePairsOfAnEventWithoutAMessage() {
		assertThat(line(Event.info(null).pair("a", 1))).isEqualTo(HEAD + "INFO  a=1\n");
	}

	@Test
	void writesTheMdcAfterThePairsAndIdsFirst() {
		assertThat(line(Event.info("x")
			.mdc("user", "u1")
			.mdc("request_id", "r")
			.mdc("span_id", "s")
			.mdc("trace_id", "t")
			.pair("a", 1))).isEqualTo(HEAD + "INFO x a=1 trace_id=t span_id=s request_id=r user=u1\n");
	}

	@Test
	void namesATraceTheSameWhoeverTraces() {
		assertThat(line(Event.info("x").mdc("traceId", "t").mdc("spanId", "s").mdc("trace_flags", "01")))
			.isEqualTo(HEAD + "INFO x trace_id=t span_id=s\n");
		assertThat(line(
				Event.info("x").mdc("traceId", "t").mdc("trace_id", "t2").pair("span_id", "s").mdc("span_id", "s2")))
			.isEqualTo(HEAD + "INFO x span_id=s trace_id=t2\n");
	}

	@Test
	void foldsAnException() {
		assertThat(line(Event.failed("Failed", failure())).replaceAll("(at [^\\\\\"]+(\\\\n)?)+|\\d+ more", ""))
			.isEqualTo(HEAD + "ERROR Failed error=\"java.lang.IllegalStateException: a b\\nc\" stack=\""
					+ "Suppressed: java.lang.RuntimeException: closing\\n... \\n"
					+ "Caused by: java.lang.RuntimeException: why\\n... \"\n");
	}

	@Test
	void writesAStackInLinesOfItsOwnWhereAskedTo() {
		String text = line(Event.failed("Failed", failure()), Map.of("ops.logging.stack", "lines"));
		assertThat(text).startsWith(HEAD + "ERROR Failed error=\"java.lang.IllegalStateException: a b\\nc\"\n"
				+ "\tat dev.opsboot.logging.logback.LineEncoderTests.failure(LineEncoderTests.java:");
		assertThat(text.lines().skip(1)).allMatch((line) -> line.startsWith("\t"));
		assertThat(text).endsWith(" more\n").contains("\n\tCaused by: java.lang.RuntimeException: why\n");
	}

	@Test
	void letsNoCauseBreakOutOfTheLinesOfItsStack() {
		Exception forged = new RuntimeException("x", new RuntimeException("y\nNov 05 15:30:45.234 ERROR CRITICAL z"));
		assertThat(line(Event.failed("Failed", forged), Map.of("ops.logging.stack", "lines")))
			.contains("\n\tCaused by: java.lang.RuntimeException: y\\nNov 05 15:30:45.234 ERROR \\u0043RITICAL z\n");
	}

	@Test
	void writesSecondsWhereAskedTo() {
		Event event = Event.info("x").at(Instant.ofEpochMilli(1762356645007L));
		assertThat(line(event, Map.of("ops.logging.timestamp", "unix"))).isEqualTo("1762356645.007 INFO x\n");
	}

	@Test
	void writesAnEventWhoseValueCannotBeWritten() {
		Object broken = new Object() {

			@Override
			public String toString() {
				throw new NoClassDefFoundError("no");
			}

		};
		assertThat(line(Event.info("x").pair("a", broken).pair("b", new int[] { 1, 2 })))
			.isEqualTo(HEAD + "INFO x a=\"[FAILED toString(): java.lang.NoClassDefFoundError]\" b=\"{1, 2}\"\n");
	}

	@Test
	void writesCharactersAsTextAndNoBytes() {
		assertThat(line(Event.info("x").pair("a", "hunter2hunter2".toCharArray()).pair("b", new byte[] { 1, 2 }),
				Map.of("a.password", "hunter2hunter2")))
			.isEqualTo(HEAD + "INFO x a=****** b=\"[2 bytes]\"\n");
	}

	@Test
	void masksSecretsBeforeTheyAreEscaped() {
		Map<String, Object> secrets = Map.of("a.token", "c2VjcmV0Cg==", "b.secret", "line one\n\"two\"", "c.password",
				"abc");
		Exception failure = new RuntimeException("c2VjcmV0Cg==", new RuntimeException("line one\n\"two\""));
		assertThat(line(Event.failed("Got c2VjcmV0Cg==", failure)
			.pair("c2VjcmV0Cg==", "line one\n\"two\"c2VjcmV0Cg==")
			.pair("short", "abc")
			.pair("word", "abcd")
			.mdc("user", "xline one\n\"two\""), secrets).replaceAll("(at [^\\\\\"]+(\\\\n)?)+|\\d+ more", ""))
			.isEqualTo(HEAD + "ERROR Got ****** ******=****** short=****** word=abcd user=x******"
					+ " error=\"java.lang.RuntimeException: ******\""
					+ " stack=\"Caused by: java.lang.RuntimeException: ******\\n... \"\n");
	}

	private static String line(Event event) {
		return line(event, Map.of());
	}

	private static String line(Event event, Map<String, Object> properties) {
		return new String(Encoders.start(new LineEncoder(), properties).encode(event.get()), StandardCharsets.UTF_8);
	}

	private static Exception failure() {
		IllegalStateException failure = new IllegalStateException("a b\nc", new RuntimeException("why"));
		failure.addSuppressed(new RuntimeException("closing"));
		return failure;
	}

}
