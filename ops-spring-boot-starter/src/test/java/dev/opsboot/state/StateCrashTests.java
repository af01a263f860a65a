package dev.opsboot.state;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

import dev.opsboot.sample.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that state survives a process that is killed at any moment. The property
 * {@code ops.test.kills} sets how often.
 */
class StateCrashTests {

	private static final String WRITTEN = "written ";

	private static final int KILLS = Integer.getInteger("ops.test.kills", 10);

	@TempDir
	private Path root;

	@Test
	void losesNothingWhenKilled() {
		Random random = new Random(1);
		long written = 0;
		for (int i = 0; i < KILLS; i++) {
			try (Running running = Running.start(this.root, Map.of(), Writer.class, data().toString())) {
				running.awaitOut(WRITTEN);
				// The moment is the point
				LockSupport.parkNanos(Duration.ofMillis(random.nextInt(60)).toNanos());
				running.signal("KILL").await();
				written = Math.max(written, acknowledged(running.out()));
			}
			check(written);
		}
	}

	private void check(long written) {
		try (DataDirectory directory = DataDirectory.open(data())) {
			assertThat(directory.isWriter()).isTrue();
			StateFiles files = new StateFiles(directory, JsonMapper.shared());
			assertThat(files.of("state.json", Snapshot.class).read()).hasValueSatisfying((snapshot) -> {
				assertThat(snapshot.number()).isBetween(written, written + 1);
				assertThat(snapshot).isEqualTo(Snapshot.of(snapshot.number()));
			});
			List<Long> numbers = new ArrayList<>();
			files.runLog("runs.jl").forEach(Snapshot.class, (snapshot) -> numbers.add(snapshot.number()));
			assertThat(numbers).startsWith(LongStream.rangeClosed(1, written).boxed().toArray(Long[]::new))
				.hasSizeBetween((int) written, (int) written + 1);
		}
	}

	/**
	 * The last number in a whole line; the log of the process is there as well.
	 */
	private static long acknowledged(String out) {
		return out.substring(0, out.lastIndexOf('\n'))
			.lines()
			.filter((line) -> line.startsWith(WRITTEN))
			.mapToLong((line) -> Long.parseLong(line.substring(WRITTEN.length())))
			.max()
			.orElse(0);
	}

	private Path data() {
		return this.root.resolve("data");
	}

	/**
	 * State that shows whether it is whole.
	 *
	 * @param number its number
	 * @param text a text that follows from the number
	 */
	record Snapshot(long number, String text) {

		static Snapshot of(long number) {
			return new Snapshot(number, String.valueOf(number).repeat((int) (number % 1000)));
		}

	}

	/**
	 * A process that writes state as fast as it can and prints each number it has
	 * written.
	 */
	public static final class Writer {

		private Writer() {
		}

		/**
		 * Writes until it is killed.
		 * @param args the data directory
		 */
		public static void main(String[] args) {
			StateFiles files = new StateFiles(DataDirectory.open(Path.of(args[0])), JsonMapper.shared());
			StateFile<Snapshot> state = files.of("state.json", Snapshot.class);
			RunLog log = files.runLog("runs.jl");
			long number = state.read().map(Snapshot::number).orElse(0L);
			List<Long> logged = new ArrayList<>();
			log.forEach(Snapshot.class, (snapshot) -> logged.add(snapshot.number()));
			if (logged.size() < number) {
				log.append(Snapshot.of(number));
			}
			while (true) {
				number++;
				if (state.write(Snapshot.of(number)) && log.append(Snapshot.of(number))) {
					System.out.println(WRITTEN + number);
				}
			}
		}

	}

}
