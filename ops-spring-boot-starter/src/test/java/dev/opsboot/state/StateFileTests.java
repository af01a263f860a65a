package dev.opsboot.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for {@link StateFile}.
 */
@ExtendWith(OutputCaptureExtension.class)
class StateFileTests {

	@TempDir
	private Path path;

	private DataDirectory directory;

	private StateFile<Prices> state;

	@BeforeEach
	void open() {
		this.directory = DataDirectory.open(this.path);
		this.state = files().of("state.json", Prices.class);
	}

	@AfterEach
	void close() {
		this.directory.close();
	}

	@Test
	void readsWhatWasWritten() throws IOException {
		assertThat(this.state.read()).isEmpty();
		assertThat(this.state.write(new Prices("a", 1))).isTrue();
		assertThat(this.state.write(new Prices("b", 2))).isTrue();
		assertThat(file()).hasContent("{\"name\":\"b\",\"price\":2}");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-r-----");
		assertThat(files().of("state.json", Prices.class).read()).contains(new Prices("b", 2));
	}

	@Test
	void readsGenericTypes() {
		StateFile<Map<String, List<Prices>>> generic = files().of("generic.json", new TypeReference<>() {
		});
		Map<String, List<Prices>> value = Map.of("a", List.of(new Prices("a", 1)));
		assertThat(generic.write(value)).isTrue();
		assertThat(generic.read()).contains(value);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "{\"name\":\"a\",\"pri", "null", "[]", "{\"name\":\"a\",\"price\":\"b\"}", "\0\0\0\0" })
	void setsAsideWhatCannotBeRead(String content, CapturedOutput output) throws IOException {
		Files.writeString(file(), content);
		assertThat(this.state.read()).isEmpty();
		assertThat(file()).doesNotExist();
		assertThat(aside()).singleElement()
			.satisfies((aside) -> assertThat(aside).hasContent(content))
			.asString()
			.matches(".*/state\\.json\\.corrupt-\\d{8}T\\d{6}\\.\\d{3}Z");
		assertThat(output).contains("ERROR", "State " + file() + " cannot be read and is set aside as ");
		assertThat(this.state.write(new Prices("a", 1))).isTrue();
		assertThat(this.state.read()).contains(new Prices("a", 1));
	}

	@Test
	void setsAsideWhatNobodyHasReadBeforeItIsReplaced() throws IOException {
		Files.writeString(file(), "torn");
		assertThat(this.state.write(new Prices("a", 1))).isTrue();
		assertThat(aside()).singleElement().satisfies((aside) -> assertThat(aside).hasContent("torn"));
	}

	@Test
	void saysOnceThatItCannotBeWritten(CapturedOutput output) throws IOException {
		this.state.write(new Prices("a", 1));
		Path blocked = Files.createDirectories(this.path.resolve(".state.json.tmp/x"));
		assertThat(this.state.write(new Prices("b", 2))).isFalse();
		assertThat(this.state.write(new Prices("c", 3))).isFalse();
		assertThat(this.state.read()).contains(new Prices("a", 1));
		Files.delete(blocked);
		assertThat(this.state.write(new Prices("d", 4))).isTrue();
		assertThat(lines(output)).satisfiesExactly(
				(line) -> assertThat(line).contains("ERROR",
						"State " + file() + " cannot be written, the last one stays: "),
				(line) -> assertThat(line).contains("INFO", "State " + file() + " is written again"));
	}

	@Test
	void keepsTheLastStateWhenTheDiskIsFull(CapturedOutput output) throws Exception {
		Path disk = Files.createDirectories(this.path.resolve("disk"));
		assumeThat(command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk)).as("may mount").isZero();
		try (DataDirectory small = DataDirectory.open(disk)) {
			StateFiles files = new StateFiles(small, JsonMapper.shared());
			StateFile<Prices> state = files.of("state.json", Prices.class);
			RunLog log = files.runLog("runs.jl");
			assertThat(state.write(new Prices("a", 1))).isTrue();
			assertThat(log.append(new Prices("a", 1))).isTrue();
			fill(disk.resolve("filler"));
			assertThat(state.write(new Prices("x".repeat(10_000), 2))).isFalse();
			assertThat(log.append(new Prices("x".repeat(10_000), 2))).isFalse();
			assertThat(log.append(new Prices("x".repeat(10_000), 2))).isFalse();
			assertThat(state.read()).contains(new Prices("a", 1));
			Files.delete(disk.resolve("filler"));
			assertThat(state.write(new Prices("b", 2))).isTrue();
			assertThat(log.append(new Prices("b", 2))).isTrue();
			assertThat(disk.resolve("runs.jl"))
				.hasContent("{\"name\":\"a\",\"price\":1}\n{\"name\":\"b\",\"price\":2}\n");
		}
		finally {
			command("umount", disk);
		}
		assertThat(lines(output)).hasSize(4)
			.allMatch((line) -> line.contains("No space left") || line.contains("again"));
	}

	@Test
	void worksInAThreadThatIsInterrupted(CapturedOutput output) {
		Thread.currentThread().interrupt();
		assertThat(this.state.write(new Prices("a", 1))).isTrue();
		assertThat(this.state.read()).contains(new Prices("a", 1));
		RunLog log = files().runLog("runs.jl");
		assertThat(log.append(new Prices("a", 1))).isTrue();
		log.forEach(Prices.class, (prices) -> assertThat(prices).isEqualTo(new Prices("a", 1)));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(lines(output)).isEmpty();
	}

	@Test
	void worksInAThreadThatIsInterruptedAtAnyMoment(CapturedOutput output) throws Exception {
		RunLog log = files().runLog("runs.jl");
		AtomicInteger written = new AtomicInteger();
		Thread thread = new Thread(() -> {
			for (int i = 1; i <= 300; i++) {
				if (this.state.write(new Prices("a", i)) && log.append(new Prices("a", i))) {
					written.set(i);
				}
				Thread.interrupted();
			}
		});
		thread.start();
		while (thread.isAlive()) {
			thread.interrupt();
			thread.join(1);
		}
		assertThat(written).hasValue(300);
		assertThat(this.state.read()).contains(new Prices("a", 300));
		List<Integer> logged = new ArrayList<>();
		log.forEach(Prices.class, (prices) -> logged.add(prices.price()));
		assertThat(logged).hasSize(300).isSorted();
		assertThat(lines(output)).isEmpty();
	}

	@Test
	void isWrittenByTheWriterAlone(CapturedOutput output) throws IOException {
		this.state.write(new Prices("a", 1));
		try (DataDirectory second = DataDirectory.open(this.path)) {
			StateFile<Prices> reader = new StateFiles(second, JsonMapper.shared()).of("state.json", Prices.class);
			assertThat(reader.read()).contains(new Prices("a", 1));
			assertThat(reader.write(new Prices("b", 2))).isFalse();
			Files.writeString(file(), "torn");
			assertThat(reader.read()).isEmpty();
			assertThat(reader.read()).isEmpty();
			assertThat(file()).hasContent("torn");
			Files.writeString(file(), "{\"name\":\"c\",\"price\":3}");
			assertThat(reader.read()).contains(new Prices("c", 3));
		}
		assertThat(lines(output)).satisfiesExactly(
				(line) -> assertThat(line).contains("INFO", "reading only until it ends"),
				(line) -> assertThat(line).contains("ERROR", "State " + file() + " cannot be read: "),
				(line) -> assertThat(line).contains("INFO", "State " + file() + " is read again"));
	}

	@Test
	void setsAsideWhatItSawUnreadableBeforeItBecameTheWriter() throws IOException {
		try (DataDirectory second = DataDirectory.open(this.path)) {
			Files.writeString(file(), "torn");
			StateFile<Prices> next = new StateFiles(second, JsonMapper.shared()).of("state.json", Prices.class);
			assertThat(next.read()).isEmpty();
			this.directory.close();
			Awaitility.await().until(second::isWriter);
			assertThat(next.write(new Prices("a", 1))).isTrue();
		}
		assertThat(aside()).singleElement().satisfies((aside) -> assertThat(aside).hasContent("torn"));
	}

	@Test
	void isOneForAllWhoAskForIt() {
		StateFiles files = files();
		assertThat(files.of("state.json", Prices.class)).isSameAs(files.of("state.json", new TypeReference<Prices>() {
		}));
		assertThat(files.runLog("runs.jl")).isSameAs(files.runLog("runs.jl"));
		assertThatIllegalStateException().isThrownBy(() -> files.of("state.json", String.class))
			.withMessage("State state.json has another type than java.lang.String");
	}

	@Test
	void refusesNull() {
		this.state.write(new Prices("a", 1));
		assertThatIllegalArgumentException().isThrownBy(() -> this.state.write(null));
		assertThat(this.state.read()).contains(new Prices("a", 1));
	}

	@Test
	void refusesWhatIsNoJsonBeforeAnythingIsTouched() {
		this.state.write(new Prices("a", 1));
		StateFile<Object> objects = files().of("state.json", Object.class);
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> objects.write(new Broken()));
		assertThat(this.state.read()).contains(new Prices("a", 1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "../state.json", "a/b", ".hidden", "a\0b", "writer.lock" })
	void refusesNamesThatLeadElsewhere(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> files().of(name, Prices.class));
		assertThatIllegalArgumentException().isThrownBy(() -> files().runLog(name));
	}

	@Test
	void isWholeForReadersAtAnyTime() {
		this.state.write(new Prices("x", 0));
		IntStream.range(0, 200).parallel().forEach((i) -> {
			if (i % 2 == 0) {
				this.state.write(new Prices("x".repeat(i * 10), i));
			}
			else {
				assertThat(files().of("state.json", Prices.class).read()).isPresent();
			}
		});
		assertThat(aside()).isEmpty();
	}

	private StateFiles files() {
		return new StateFiles(this.directory, JsonMapper.shared());
	}

	private Path file() {
		return this.path.resolve("state.json");
	}

	private List<Path> aside() {
		try (Stream<Path> files = Files.list(this.path)) {
			return files.filter((file) -> file.toString().contains(".corrupt-")).toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> lines(CapturedOutput output) {
		return output.getAll().lines().filter((line) -> line.matches(".* (INFO|WARN|ERROR) .*")).toList();
	}

	private static void fill(Path file) throws IOException {
		try {
			Files.write(file, new byte[1024 * 1024]);
		}
		catch (IOException ex) {
			assertThat(ex).hasMessageContaining("No space left");
		}
	}

	private static int command(Object... command) throws IOException, InterruptedException {
		return new ProcessBuilder(Stream.of(command).map(Object::toString).toList()).start().waitFor();
	}

	record Prices(String name, int price) {
	}

	/**
	 * A state that is no JSON, for it leads to itself.
	 */
	static final class Broken {

		@JsonProperty
		private final Broken self = this;

	}

}
