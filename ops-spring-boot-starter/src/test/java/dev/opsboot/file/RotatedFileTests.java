package dev.opsboot.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RotatedFile}.
 */
class RotatedFileTests {

	private final List<String> told = new ArrayList<>();

	private final AtomicLong nanos = new AtomicLong();

	@TempDir
	private Path directory;

	private Path path;

	private RotatedFile file;

	@BeforeEach
	void create() {
		this.path = this.directory.resolve("log/a.log");
		this.file = new RotatedFile(this.path, new RotatedFile.Trouble() {

			@Override
			public void began(Path path, IOException cause) {
				RotatedFileTests.this.told.add("began");
			}

			@Override
			public void ended(Path path, long lost) {
				RotatedFileTests.this.told.add("ended, lost " + lost);
			}

		}, this.nanos::get);
	}

	@AfterEach
	void close() {
		this.file.close();
	}

	@Test
	void touchesNothingBeforeTheFirstLine() {
		this.file.check();
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void appendsToWhatIsThere() throws IOException {
		Files.createDirectories(this.path.getParent());
		Files.writeString(this.path, "old\n");
		append("new");
		assertThat(this.path).hasContent("old\nnew\n");
	}

	@Test
	void writesIntoTheOldFileUntilTheRenameIsSeenAndThenIntoANewOne() throws IOException {
		append("one");
		Path rotated = Files.move(this.path, this.path.resolveSibling("a.log.1"));
		append("two");
		this.file.check();
		assertThat(this.path).isEmptyFile();
		append("three");
		assertThat(rotated).hasContent("one\ntwo\n");
		assertThat(this.path).hasContent("three\n");
		assertThat(this.told).isEmpty();
	}

	@Test
	void seesARenameByItselfWhenItIsWrittenAfterAWhile() throws IOException {
		append("one");
		Path rotated = Files.move(this.path, this.path.resolveSibling("a.log.1"));
		this.nanos.addAndGet(10_000_001);
		append("two");
		assertThat(rotated).hasContent("one\n");
		assertThat(this.path).hasContent("two\n");
	}

	@Test
	@Timeout(60)
	void doesNotWaitForSomebodyToReadAPipe() throws Exception {
		Files.createDirectories(this.path.getParent());
		assertThat(new ProcessBuilder("mkfifo", this.path.toString()).start().waitFor()).isZero();
		assertThat(RotatedFile.isPipe(this.path)).isTrue();
		append("one");
		assertThat(this.told).containsExactly("began");
		Files.delete(this.path);
		this.file.check();
		append("two");
		assertThat(this.path).hasContent("two\n");
	}

	@Test
	void writesIntoTheFileThatWasPutInItsPlace() throws IOException {
		append("one");
		Files.move(this.path, this.path.resolveSibling("a.log.1"));
		Files.createFile(this.path);
		this.file.check();
		append("two");
		assertThat(this.path).hasContent("two\n");
	}

	@Test
	void makesTheDirectoryAgain() throws IOException {
		append("one");
		FileSystemUtils.deleteRecursively(this.path.getParent());
		this.file.check();
		append("two");
		assertThat(this.path).hasContent("two\n");
	}

	@Test
	void keepsTheOldFileWhileADirectoryIsInItsPlace() throws IOException {
		append("one");
		Path moved = Files.move(this.path, this.path.resolveSibling("a.log.1"));
		Files.createDirectory(this.path);
		this.file.check();
		this.file.check();
		append("two");
		assertThat(this.told).containsExactly("began");
		Files.delete(this.path);
		this.file.check();
		append("three");
		append("four");
		assertThat(moved).hasContent("one\ntwo\n");
		assertThat(this.path).hasContent("three\nfour\n");
		assertThat(this.told).containsExactly("began", "ended, lost 0");
	}

	@Test
	void tellsOnceOfAFullDiskAndHowManyLinesItCost() throws IOException {
		Files.createDirectories(this.path.getParent());
		Files.createSymbolicLink(this.path, Path.of("/dev/full"));
		append("one");
		append("two");
		this.file.check();
		append("three");
		Files.delete(this.path);
		this.file.check();
		append("four");
		assertThat(this.path).hasContent("four\n");
		assertThat(this.told).containsExactly("began", "ended, lost 3");
	}

	@Test
	void endsALineThatAFullDiskCutShort() throws IOException {
		Files.createDirectories(this.path.getParent());
		Files.createSymbolicLink(this.path, Path.of("/dev/full"));
		append("one");
		Files.delete(this.path);
		Files.writeString(this.path, "on");
		this.file.check();
		append("two");
		assertThat(this.path).hasContent("on\ntwo\n");
	}

	@Test
	void writesFromAThreadThatIsInterrupted() {
		Thread.currentThread().interrupt();
		append("one");
		append("two");
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.path).hasContent("one\ntwo\n");
	}

	@Test
	void writesNothingOnceItIsClosed() {
		append("one");
		this.file.close();
		append("two");
		this.file.check();
		assertThat(this.path).hasContent("one\n");
	}

	@Test
	@Timeout(60)
	void losesAndDoublesNoLineWhileItIsRotated() throws Exception {
		int threads = 4;
		int lines = 20_000;
		append("start");
		ExecutorService writers = Executors.newFixedThreadPool(threads);
		List<Future<?>> running = new ArrayList<>();
		for (int thread = 0; thread < threads; thread++) {
			String name = "thread " + thread + " line ";
			running.add(writers.submit(() -> {
				for (int line = 0; line < lines; line++) {
					append(name + line);
				}
			}));
		}
		writers.shutdown();
		int rotations = 0;
		while (running.stream().anyMatch((future) -> !future.isDone())) {
			rotations++;
			Files.move(this.path, this.path.resolveSibling("a.log." + rotations));
			this.file.check();
		}
		for (Future<?> future : running) {
			future.get();
		}
		assertThat(rotations).isPositive();
		try (Stream<Path> files = Files.list(this.path.getParent())) {
			List<String> written = files.flatMap(RotatedFileTests::lines).toList();
			assertThat(written).hasSize(threads * lines + 1).doesNotHaveDuplicates();
		}
	}

	private static Stream<String> lines(Path file) {
		try {
			return Files.readAllLines(file).stream();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void append(String line) {
		this.file.append((line + "\n").getBytes(StandardCharsets.UTF_8));
	}

}
