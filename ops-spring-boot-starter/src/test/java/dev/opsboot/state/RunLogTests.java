package dev.opsboot.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

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
		Files.write(file(), "garbage\n\n\0\n".repeat(10).getBytes());
		this.log.append(new Run(1, "a"));
		assertThat(read(this.log)).containsExactly(new Run(1, "a"));
		assertThat(output)
			.contains("Skipped 30 lines of " + file() + ": no record in line 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and more");
	}

	@Test
	void saysOnceThatItCannotBeWritten(CapturedOutput output) throws IOException {
		Files.createDirectory(file());
		assertThat(this.log.append(new Run(1, "a"))).isFalse();
		assertThat(this.log.append(new Run(2, "b"))).isFalse();
		Files.delete(file());
		assertThat(this.log.append(new Run(3, "c"))).isTrue();
		assertThat(output.getAll().lines().filter((line) -> line.contains("dev.opsboot.state"))).satisfiesExactly(
				(line) -> assertThat(line).contains("ERROR", "Run log " + file() + " cannot be written: "),
				(line) -> assertThat(line).contains("INFO", "Run log " + file() + " is written again"));
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
