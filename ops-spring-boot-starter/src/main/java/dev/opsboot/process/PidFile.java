package dev.opsboot.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

import dev.opsboot.file.AtomicFile;

/**
 * Tells operators the id of the process of an instance. It proves nothing: that an
 * instance runs is proved by its {@link InstanceLock}.
 *
 * @param path where it lies
 */
record PidFile(Path path) {

	private static final String MODE = "rw-r--r--";

	void write() throws IOException {
		new AtomicFile(this.path).replace(content().getBytes(StandardCharsets.US_ASCII), MODE);
	}

	/**
	 * Remove the file, unless it has come to name another process.
	 * @throws IOException if it cannot be read or removed
	 */
	void removeIfOurs() throws IOException {
		if (Files.isRegularFile(this.path, LinkOption.NOFOLLOW_LINKS) && isOurs()) {
			Files.delete(this.path);
		}
	}

	private boolean isOurs() throws IOException {
		// Not a channel, which would fail in a thread that is interrupted
		try (InputStream content = new FileInputStream(this.path.toFile())) {
			return new String(content.readAllBytes(), StandardCharsets.ISO_8859_1).equals(content());
		}
	}

	private static String content() {
		return ProcessHandle.current().pid() + "\n";
	}

}
