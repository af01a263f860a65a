package dev.opsboot.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.opsboot.sample.Started;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LockFile}.
 */
class LockFileTests {

	@TempDir
	private Path directory;

	@Test
	void notesThePidOfItsHolder() throws IOException {
		try (LockFile lock = LockFile.tryLock(file())) {
			assertThat(lock).isNotNull();
			assertThat(LockFile.readPid(file())).hasValue(ProcessHandle.current().pid());
		}
		assertThat(file()).hasContent(ProcessHandle.current().pid() + "\n");
	}

	@Test
	void isHeldOnceInAJvm() throws IOException {
		try (LockFile lock = LockFile.tryLock(file())) {
			assertThat(lock).isNotNull();
			assertThat(LockFile.tryLock(file())).isNull();
			assertThat(LockFile.tryLock(this.directory.resolve("../" + this.directory.getFileName() + "/lock")))
				.isNull();
		}
		try (LockFile again = LockFile.tryLock(file())) {
			assertThat(again).isNotNull();
		}
	}

	@Test
	void holdsAgainstOtherProcesses() throws IOException {
		try (LockFile lock = LockFile.tryLock(file())) {
			assertThat(lock).isNotNull();
			// Neither may free the lock of this process
			LockFile.readPid(file());
			LockFile.tryLock(file());
			assertThat(other()).isEqualTo("refused\n");
		}
		assertThat(other()).isEqualTo("taken\n");
	}

	@Test
	void isTakenByOneOfManyThreads() {
		List<LockFile> taken = IntStream.range(0, 200)
			.parallel()
			.mapToObj((i) -> tryLock())
			.filter(Objects::nonNull)
			.toList();
		assertThat(taken).hasSize(1);
		assertThat(taken.get(0)).satisfies(LockFile::close);
	}

	@Test
	void closingTwiceDoesNotFreeTheNextOne() throws IOException {
		LockFile first = Objects.requireNonNull(LockFile.tryLock(file()));
		first.close();
		try (LockFile second = LockFile.tryLock(file())) {
			assertThat(second).isNotNull();
			first.close();
			assertThat(LockFile.tryLock(file())).isNull();
		}
	}

	@Test
	void refusesASymbolicLink() throws IOException {
		Path target = Files.writeString(this.directory.resolve("target"), "kept");
		Files.createSymbolicLink(file(), target);
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> LockFile.tryLock(file()));
		assertThat(target).hasContent("kept");
	}

	@Test
	void doesNotKnowThePidOfGarbage() throws IOException {
		assertThat(LockFile.readPid(file())).isEmpty();
		Files.writeString(file(), "garbage");
		assertThat(LockFile.readPid(file())).isEmpty();
	}

	private LockFile tryLock() {
		try {
			return LockFile.tryLock(file());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String other() {
		return Started.run(this.directory, Map.of(), Other.class, file().toString()).out();
	}

	private Path file() {
		return this.directory.resolve("lock");
	}

	/**
	 * Another process that wants the lock.
	 */
	public static final class Other {

		private Other() {
		}

		/**
		 * Tries to take the lock.
		 * @param args the file
		 * @throws IOException if that is not possible
		 */
		public static void main(String[] args) throws IOException {
			System.out.println((LockFile.tryLock(Path.of(args[0])) != null) ? "taken" : "refused");
		}

	}

}
