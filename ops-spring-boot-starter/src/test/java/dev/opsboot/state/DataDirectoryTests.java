package dev.opsboot.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.opsboot.config.ConfigProblemsException;
import dev.opsboot.sample.Running;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for {@link DataDirectory}.
 */
@ExtendWith(OutputCaptureExtension.class)
class DataDirectoryTests {

	@TempDir
	private Path root;

	@Test
	void isMade() {
		try (DataDirectory directory = DataDirectory.open(path())) {
			assertThat(directory.path()).isDirectory().isEqualTo(path());
			assertThat(directory.isWriter()).isTrue();
		}
	}

	@Test
	void hasOneWriterAndThenTheNext(CapturedOutput output) {
		AtomicInteger calls = new AtomicInteger();
		DataDirectory first = DataDirectory.open(path());
		try (DataDirectory second = DataDirectory.open(path())) {
			first.onWriter(calls::incrementAndGet);
			assertThat(calls).hasValue(1);
			second.onWriter(calls::incrementAndGet);
			assertThat(second.isWriter()).isFalse();
			assertThat(output).contains("Data directory " + path() + " has a writer, the process "
					+ ProcessHandle.current().pid() + ": reading only until it ends");
			first.close();
			assertThat(first.isWriter()).isFalse();
			Awaitility.await().until(() -> calls.get() == 2);
			assertThat(second.isWriter()).isTrue();
			assertThat(output).contains("Data directory " + path() + " is written by this process now");
		}
	}

	@Test
	void isLeftAloneByWhoOnlyLooksIntoIt(CapturedOutput output) {
		try (DataDirectory directory = DataDirectory.readOnly(path())) {
			assertThat(directory.isWriter()).isFalse();
			assertThat(new StateFiles(directory, JsonMapper.shared()).runLog("runs.jl").append(Map.of("number", 1)))
				.isFalse();
			assertThat(path()).doesNotExist();
		}
		assertThat(output).isEmpty();
	}

	@Test
	void isTakenOverWhenItsWriterIsKilled() {
		try (Running first = start(); Running second = start()) {
			Awaitility.await().until(() -> isWriter(first) || isWriter(second));
			Running writer = isWriter(first) ? first : second;
			Running other = isWriter(first) ? second : first;
			other.awaitOut("role: reader");
			assertThat(isWriter(other)).isFalse();
			writer.signal("KILL").await();
			other.awaitOut("role: writer");
		}
	}

	@Test
	void isWaitedForUntilItsWriterEnds() throws InterruptedException {
		DataDirectory first = DataDirectory.open(path());
		CountDownLatch called = new CountDownLatch(1);
		assertThat(first.awaitWriter(Duration.ZERO)).isTrue();
		try (DataDirectory second = DataDirectory.open(path())) {
			assertThat(second.awaitWriter(Duration.ofMillis(10))).isFalse();
			second.onWriter(called::countDown);
			CompletableFuture<Boolean> waiting = CompletableFuture
				.supplyAsync(() -> second.awaitWriter(Duration.ofMinutes(1)));
			assertThat(waiting).isNotDone();
			first.close();
			assertThat(waiting.orTimeout(30, TimeUnit.SECONDS).join()).isTrue();
			// By then it has said so: nothing is said during the next test
			assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
		}
		assertThat(first.awaitWriter(Duration.ofMinutes(1))).isFalse();
		assertThat(DataDirectory.readOnly(path()).awaitWriter(Duration.ofMinutes(1))).isFalse();
	}

	@Test
	void waitsNoLongerWhenClosed() {
		try (DataDirectory first = DataDirectory.open(path())) {
			DataDirectory second = DataDirectory.open(path());
			second.close();
			Awaitility.await()
				.until(() -> Thread.getAllStackTraces()
					.keySet()
					.stream()
					.noneMatch((thread) -> thread.getName().equals("data-directory")));
			assertThat(first.isWriter()).isTrue();
			assertThat(second.isWriter()).isFalse();
		}
	}

	@Test
	void staysOpenUntilWhatIsBeingWrittenIs() throws Exception {
		DataDirectory directory = DataDirectory.open(path());
		CountDownLatch writing = new CountDownLatch(1);
		CountDownLatch written = new CountDownLatch(1);
		CompletableFuture<Boolean> write = CompletableFuture.supplyAsync(() -> asWriter(directory, writing, written));
		assertThat(writing.await(60, TimeUnit.SECONDS)).isTrue();
		Thread closing = new Thread(directory::close);
		closing.start();
		Awaitility.await().until(() -> closing.getState() == Thread.State.WAITING);
		assertThat(directory.isWriter()).isTrue();
		written.countDown();
		assertThat(write.get(60, TimeUnit.SECONDS)).isTrue();
		closing.join();
		assertThat(directory.asWriter(() -> fail("not the writer"))).isFalse();
	}

	@Test
	void mustHaveALockThatCanBeWritten() throws IOException {
		Files.createDirectories(path());
		Path lock = Files.createFile(path().resolve("writer.lock"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r--r--r--")));
		assumeThat(Files.isWritable(lock)).as("root may write anything").isFalse();
		assertThatExceptionOfType(ConfigProblemsException.class).isThrownBy(() -> DataDirectory.open(path()))
			.withMessageContaining(lock + " cannot be written (owner ");
	}

	@Test
	void mustBeADirectory() throws IOException {
		Files.writeString(this.root.resolve("data"), "");
		assertThatExceptionOfType(ConfigProblemsException.class).isThrownBy(() -> DataDirectory.open(path()))
			.withMessageContaining(this.root.resolve("data") + " is not a directory (owner ");
	}

	private static boolean asWriter(DataDirectory directory, CountDownLatch writing, CountDownLatch written) {
		try {
			return directory.asWriter(() -> {
				writing.countDown();
				Awaitility.await().until(() -> written.getCount() == 0);
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isWriter(Running running) {
		return running.out().contains("role: writer");
	}

	private Running start() {
		return Running.start(this.root, Map.of(), Holder.class, path().toString());
	}

	private Path path() {
		return this.root.resolve("data/quotes");
	}

	/**
	 * A process that holds a data directory.
	 */
	public static final class Holder {

		private Holder() {
		}

		/**
		 * Opens the directory and stays.
		 * @param args the directory
		 * @throws InterruptedException never
		 */
		public static void main(String[] args) throws InterruptedException {
			DataDirectory directory = DataDirectory.open(Path.of(args[0]));
			if (!directory.isWriter()) {
				System.out.println("role: reader");
			}
			directory.onWriter(() -> System.out.println("role: writer"));
			Thread.currentThread().join();
		}

	}

}
