package dev.opsboot.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.opsboot.config.ConfigProblemsException;
import dev.opsboot.sample.Running;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
	void mustBeADirectory() throws IOException {
		Files.writeString(this.root.resolve("data"), "");
		assertThatExceptionOfType(ConfigProblemsException.class).isThrownBy(() -> DataDirectory.open(path()))
			.withMessageContaining(this.root.resolve("data") + " is not a directory (owner ");
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
