package dev.opsboot.state;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, one by one. Whatever the file holds, no more than one line of
 * bounded length is in memory: a loss of power may leave any number of zeros without a
 * line feed.
 */
final class RunLines implements Closeable {

	/**
	 * The length of the longest line, in bytes without its line feed.
	 */
	static final int MAX_LENGTH = 1 << 20;

	private final InputStream input;

	private final byte[] buffer = new byte[1 << 16];

	private final ByteArrayOutputStream line = new ByteArrayOutputStream();

	private int position;

	private int limit;

	RunLines(InputStream input) {
		this.input = input;
	}

	/**
	 * The next line.
	 * @return its bytes without the line feed, none for a line that is too long, or null
	 * at the end
	 * @throws IOException if it cannot be read
	 */
	byte @Nullable [] next() throws IOException {
		if (!fill()) {
			return null;
		}
		this.line.reset();
		boolean fits = true;
		boolean ends = false;
		while (!ends && fill()) {
			int end = findLineFeed();
			ends = end < this.limit;
			fits = fits && this.line.size() + end - this.position <= MAX_LENGTH;
			if (fits) {
				this.line.write(this.buffer, this.position, end - this.position);
			}
			this.position = end + 1;
		}
		return fits ? this.line.toByteArray() : new byte[0];
	}

	private boolean fill() throws IOException {
		if (this.position >= this.limit) {
			this.position = 0;
			this.limit = this.input.read(this.buffer);
		}
		return this.limit > 0;
	}

	private int findLineFeed() {
		int at = this.position;
		while (at < this.limit && this.buffer[at] != '\n') {
			at++;
		}
		return at;
	}

	@Override
	public void close() throws IOException {
		this.input.close();
	}

}
