package dev.opsboot.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import dev.opsboot.state.RunLog;
import dev.opsboot.state.StateFile;
import dev.opsboot.state.StateFiles;
import tools.jackson.databind.json.JsonMapper;

/**
 * A way to write the same text of 2 kB so that a loss of power does not lose it.
 */
public enum StateWriting {

	/**
	 * By hand over the content of a file, which a crash may leave half written.
	 */
	PLAIN("plain write and force") {

		@Override
		Writer open(Path file, StateFiles files) {
			return (text) -> {
				try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
						StandardOpenOption.TRUNCATE_EXISTING)) {
					channel.write(ByteBuffer.wrap(JsonMapper.shared().writeValueAsBytes(text)));
					channel.force(true);
				}
			};
		}

	},

	/**
	 * As the state of a service.
	 */
	STATE_FILE("StateFile.write") {

		@Override
		Writer open(Path file, StateFiles files) {
			StateFile<String> state = files.of("state.json", String.class);
			return (text) -> check(state.write(text));
		}

	},

	/**
	 * As a line of a log of runs.
	 */
	RUN_LOG("RunLog.append") {

		@Override
		Writer open(Path file, StateFiles files) {
			RunLog log = files.runLog("runs.jl");
			return (text) -> check(log.append(List.of(text)));
		}

	};

	private final String title;

	StateWriting(String title) {
		this.title = title;
	}

	/**
	 * Prepare to write.
	 * @param file the file to write by hand
	 * @param files the files of the data directory
	 * @return the writer
	 */
	abstract Writer open(Path file, StateFiles files);

	private static void check(boolean written) throws IOException {
		if (!written) {
			throw new IOException("Not written");
		}
	}

	@Override
	public String toString() {
		return this.title;
	}

	/**
	 * Writes a text.
	 */
	@FunctionalInterface
	interface Writer {

		void write(String text) throws IOException;

	}

}
