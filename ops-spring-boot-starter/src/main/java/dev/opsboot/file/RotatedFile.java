package dev.opsboot.file;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * A file that lines are appended to while others may rename it, as {@code logrotate}
 * does. Until a new one is open, lines go into the old one, so that none is lost. What
 * goes wrong is told once and never thrown.
 */
public final class RotatedFile implements AutoCloseable {

	private static final int ATTEMPTS = 10;

	/**
	 * The bits of a mode that say what a file is, and those of a pipe (inode(7)).
	 */
	private static final int FILE_TYPE = 0170000;

	private static final int PIPE = 0010000;

	/**
	 * How old what is known of the path may be when a line is written: so briefly after a
	 * rename a compressor has hardly read the file to its end.
	 */
	private static final long FRESH_NANOS = 10_000_000;

	private final Path path;

	private final Trouble trouble;

	private final LongSupplier nanoTime;

	// Not synchronized, which would pin a virtual thread
	private final ReentrantLock lock = new ReentrantLock();

	/**
	 * Not a channel, which an interrupt of a thread that writes would close.
	 */
	private @Nullable FileOutputStream stream;

	private @Nullable Object key;

	private State state = State.UNUSED;

	private long checked;

	private boolean failing;

	private long lost;

	/**
	 * Create the file, which is not touched yet.
	 * @param path where it lies; its directory is made where it does not exist
	 * @param trouble is told what goes wrong
	 */
	public RotatedFile(Path path, Trouble trouble) {
		this(path, trouble, System::nanoTime);
	}

	RotatedFile(Path path, Trouble trouble, LongSupplier nanoTime) {
		this.path = path.toAbsolutePath();
		this.trouble = trouble;
		this.nanoTime = nanoTime;
	}

	/**
	 * Append a line, if that can be done.
	 * @param line the line with its line feed
	 */
	public void append(byte[] line) {
		this.lock.lock();
		try {
			if (this.state == State.UNUSED) {
				this.state = State.IN_USE;
				this.checked = this.nanoTime.getAsLong();
				reopen();
			}
			else if (this.stream != null && this.nanoTime.getAsLong() - this.checked > FRESH_NANOS) {
				check(currentKey());
			}
			if (this.state == State.IN_USE) {
				write(line);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void write(byte[] line) {
		FileOutputStream current = this.stream;
		if (current == null) {
			this.lost++;
			return;
		}
		try {
			current.write(line);
		}
		catch (IOException ex) {
			this.lost++;
			this.stream = null;
			closeQuietly(current);
			failed(ex);
			return;
		}
		if (this.failing && this.key != null) {
			this.failing = false;
			this.trouble.ended(this.path, this.lost);
			this.lost = 0;
		}
	}

	/**
	 * Open the file anew where the path no longer leads to the one that is open. To be
	 * called every now and then.
	 */
	public void check() {
		Object current = currentKey();
		this.lock.lock();
		try {
			check(current);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void check(@Nullable Object current) {
		if (this.state == State.IN_USE && (this.stream == null || !isOpen(current))) {
			reopen();
		}
		this.checked = this.nanoTime.getAsLong();
	}

	private boolean isOpen(@Nullable Object current) {
		return current != null && current.equals(this.key);
	}

	private @Nullable Object currentKey() {
		try {
			Object fileKey = Files.readAttributes(this.path, BasicFileAttributes.class).fileKey();
			// Windows has none, nor does it rename a file that is open
			return (fileKey != null) ? fileKey : this.path;
		}
		catch (IOException ex) {
			return null;
		}
	}

	private void reopen() {
		try {
			open();
		}
		catch (IOException ex) {
			this.key = null;
			failed(ex);
		}
	}

	/**
	 * What is opened may have been renamed before it is looked at.
	 */
	private void open() throws IOException {
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			create();
			Object before = currentKey();
			FileOutputStream opened = new FileOutputStream(this.path.toFile(), true);
			if (before != null && before.equals(currentKey())) {
				use(opened, before);
				return;
			}
			closeQuietly(opened);
		}
		throw new IOException("is renamed all the time");
	}

	private void use(FileOutputStream opened, Object openedKey) throws IOException {
		try {
			if (this.failing) {
				endLine(opened, this.path.toFile());
			}
		}
		catch (IOException ex) {
			closeQuietly(opened);
			throw ex;
		}
		closeQuietly(this.stream);
		this.stream = opened;
		this.key = openedKey;
	}

	/**
	 * Whether a path leads to a pipe other than one of the process itself, which to open
	 * would take until somebody reads.
	 * @param path the path, links followed
	 * @return whether it is a named pipe
	 */
	public static boolean isPipe(Path path) {
		try {
			int mode = (Integer) Files.getAttribute(path, "unix:mode");
			return (mode & FILE_TYPE) == PIPE && !path.startsWith("/dev") && !path.startsWith("/proc");
		}
		catch (IOException | UnsupportedOperationException | IllegalArgumentException ex) {
			return false;
		}
	}

	private void create() throws IOException {
		if (isPipe(this.path)) {
			throw new IOException(this.path + " is a pipe");
		}
		Path directory = this.path.getParent();
		if (directory != null) {
			Files.createDirectories(directory);
		}
		try {
			Files.createFile(this.path);
		}
		catch (FileAlreadyExistsException ex) {
			// As it should
		}
	}

	/**
	 * A disk that became full in the middle of a line must not spoil the next one.
	 */
	private static void endLine(FileOutputStream stream, File file) throws IOException {
		if (!file.isFile() || file.length() == 0) {
			return;
		}
		try (RandomAccessFile reader = new RandomAccessFile(file, "r")) {
			reader.seek(reader.length() - 1);
			if (reader.read() != '\n') {
				stream.write('\n');
			}
		}
	}

	private void failed(IOException cause) {
		if (!this.failing) {
			this.failing = true;
			this.trouble.began(this.path, cause);
		}
	}

	private static void closeQuietly(@Nullable FileOutputStream stream) {
		try {
			if (stream != null) {
				stream.close();
			}
		}
		catch (IOException ex) {
			// Nothing was buffered
		}
	}

	@Override
	public void close() {
		this.lock.lock();
		try {
			closeQuietly(this.stream);
			this.stream = null;
			this.state = State.CLOSED;
		}
		finally {
			this.lock.unlock();
		}
	}

	private enum State {

		UNUSED, IN_USE, CLOSED

	}

	/**
	 * Is told when the file cannot be written, and when it can again.
	 */
	public interface Trouble {

		/**
		 * The file cannot be written. Not told again until it could.
		 * @param path the file
		 * @param cause why
		 */
		void began(Path path, IOException cause);

		/**
		 * The file is written again.
		 * @param path the file
		 * @param lost how many lines were not written
		 */
		void ended(Path path, long lost);

	}

}
