package dev.opsboot.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RunLog}.
 */
@ExtendWith(OutputCaptureExtension.class)
class RunLogTests {

	@TempDir
	private Path path;

	private DataDirectory directory;

	private RunLog log;

	@BeforeEach
	void open() {
		this.directory = DataDirectory.open(this.path);
		this.log = reopened();
	}

	@AfterEach
	void close() {
		this.directory.close();
	}

	@Test
	void holdsOneRecordALine() {
		assertThat(read(this.log)).isEmpty();
		assertThat(this.log.append(new Run(1, "a\nb\u2028c"))).isTrue();
		assertThat(this.log.append(new Run(2, "d"))).isTrue();
		assertThat(file()).content().isEqualTo("{\"id\":1,\"text\":\"a\\nb\u2028c\"}\n{\"id\":2,\"text\":\"d\"}\n");
		assertThat(read(reopened())).containsExactly(new Run(1, "a\nb\u2028c"), new Run(2, "d"));
	}

	@Test
	void holdsOneRecordALineWhereTheApplicationIndents() {
		RunLog indented = new StateFiles(this.directory,
				JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build())
			.runLog("runs.jl");
		indented.append(new Run(1, "a"));
		assertThat(file()).content().isEqualTo("{\"id\":1,\"text\":\"a\"}\n");
	}

	@Test
	void skipsATornLineAndKeepsItApart(CapturedOutput output) throws IOException {
		Files.writeString(file(), "{\"id\":1,\"text\":\"a\"}\n{\"id\":2,\"te");
		assertThat(read(this.log)).containsExactly(new Run(1, "a"));
		assertThat(output).contains("WARN", "Skipped 1 line of " + file() + ": no record in line 2");
		assertThat(this.log.append(new Run(3, "c"))).isTrue();
		assertThat(output).contains("The last line of " + file() + " has no end, as a crash leaves it");
		assertThat(read(this.log)).containsExactly(new Run(1, "a"), new Run(3, "c"));
	}

	@Test
	void keepsACompleteLineThatLacksItsEnd() throws IOException {
		Files.writeString(file(), "{\"id\":1,\"text\":\"a\"}");
		assertThat(this.log.append(new Run(2, "b"))).isTrue();
		assertThat(read(this.log)).containsExactly(new Run(1, "a"), new Run(2, "b"));
	}

	@Test
	void namesTheFirstLinesThatAreNoRecords(CapturedOutput output) throws IOException {
		Files.write(file(),
				"garbage\n\n{\"id\":1,\"text\":\"\u00ff\"}\n".repeat(10).getBytes(StandardCharsets.ISO_8859_1));
		this.log.append(new Run(1, "a"));
		assertThat(read(this.log)).containsExactly(new Run(1, "a"));
		assertThat(output)
			.contains("Skipped 30 lines of " + file() + ": no record in line 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and more");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 5000, 9998, 9999, 10000 })
	void leavesOutMostRecordsThatAreOld(int old) throws IOException {
		write(IntStream.range(0, 10000)
			.mapToObj((id) -> "{\"id\":" + id + ",\"text\":\"" + "x".repeat(id % 100) + "\"}"));
		List<Integer> ids = readRecent(old);
		int first = ids.get(0);
		assertThat(first).isBetween(Math.max(0, old - 8000), Math.max(0, old - 1));
		assertThat(ids).isEqualTo(IntStream.range(first, 10000).boxed().toList());
	}

	@Test
	void findsTheRecentRecordsAmongTornLines(CapturedOutput output) throws IOException {
		write(IntStream.range(0, 10000)
			.mapToObj((id) -> (id % 1000 < 900) ? "{\"id\":" + id + ",\"te" : "{\"id\":" + id + ",\"text\":\"\"}"));
		assertThat(readRecent(9990)).endsWith(9998, 9999).contains(9989).hasSizeLessThan(1000);
		assertThat(output).containsPattern("no record in line [0-9, ]+ and more, counted from byte [0-9]+");
	}

	private void write(Stream<String> lines) throws IOException {
		Files.write(file(), (Iterable<String>) lines::iterator);
	}

	private List<Integer> readRecent(int old) {
		List<Integer> ids = new ArrayList<>();
		this.log.forEachRecent(Run.class, (run) -> run.id() < old, (run) -> ids.add(run.id()));
		return ids;
	}

	@Test
	void saysOnceThatItCannotBeWritten(CapturedOutput output) throws IOException {
		Files.createDirectory(file());
		assertThat(this.log.append(new Run(1, "a"))).isFalse();
		assertThat(this.log.append(new Run(2, "b"))).isFalse();
		Files.delete(file());
		assertThat(this.log.append(new Run(3, "c"))).isTrue();
		assertThat(output.getAll().lines().filter((line) -> line.matches(".* (INFO|WARN|ERROR) .*"))).satisfiesExactly(
				(line) -> assertThat(line).contains("ERROR", "Run log " + file() + " cannot be written: "),
				(line) -> assertThat(line).contains("INFO", "Run log " + file() + " is written again"));
	}

	@Test
	void isReadableByTheGroupAndNobodyElse() throws IOException {
		this.log.append(new Run(1, "a"));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-r-----");
	}

	@Test
	void skipsZerosThatALossOfPowerLeaves(CapturedOutput output) throws IOException {
		this.log.append(new Run(1, "a"));
		Files.write(file(), new byte[5_000_000], StandardOpenOption.APPEND);
		this.log.append(new Run(2, "b"));
		assertThat(read(this.log)).containsExactly(new Run(1, "a"), new Run(2, "b"));
		assertThat(output).contains("Skipped 1 line of " + file() + ": no record in line 2");
	}

	@ParameterizedTest
	@MethodSource
	void refusesWhatIsNoRecord(Object record) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.log.append(record));
		assertThat(file()).doesNotExist();
	}

	static Stream<Arguments> refusesWhatIsNoRecord() {
		return Stream.of(Arguments.of((Object) null), Arguments.of(12345), Arguments.of("text"),
				Arguments.of(Map.of("raw", new RawValue("1\n"))), Arguments.of(Map.of("big", "x".repeat(1 << 20))));
	}

	@Test
	void isWrittenByTheWriterAlone() {
		try (DataDirectory second = DataDirectory.open(this.path)) {
			this.log.append(new Run(1, "a"));
			RunLog reader = new StateFiles(second, JsonMapper.shared()).runLog("runs.jl");
			assertThat(reader.append(new Run(2, "b"))).isFalse();
			assertThat(read(reader)).containsExactly(new Run(1, "a"));
		}
	}

	@Test
	void losesNothingOfManyThreads() {
		IntStream.range(0, 500).parallel().forEach((i) -> this.log.append(new Run(i, "x".repeat(i))));
		assertThat(read(this.log)).hasSize(500).doesNotHaveDuplicates();
	}

	private RunLog reopened() {
		return new StateFiles(this.directory, JsonMapper.shared()).runLog("runs.jl");
	}

	private static List<Run> read(RunLog log) {
		List<Run> runs = new ArrayList<>();
		log.forEach(Run.class, runs::add);
		return runs;
	}

	private Path file() {
		return this.path.resolve("runs.jl");
	}

	record Run(int id, String text) {
	}

}
