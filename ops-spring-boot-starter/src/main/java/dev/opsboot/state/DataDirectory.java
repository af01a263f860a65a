package dev.opsboot.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import dev.opsboot.config.ConfigProblem;
import dev.opsboot.config.ConfigProblemsException;
import dev.opsboot.config.Place;
import dev.opsboot.file.FileAccess;
import dev.opsboot.file.LockFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data directory of a service. All instances of the service share it, and one of them
 * writes: the one that holds its lock. The others read, and one of them becomes the
 * writer within about a second after the lock is free, however its holder ended.
 */
public final class DataDirectory implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(DataDirectory.class);

	/**
	 * The name of the file that is locked, which nothing else may open: that would free
	 * the lock.
	 */
	static final String LOCK = "writer.lock";

	private static final long MILLIS_BETWEEN_TRIES = 200;

	private final Path path;

	private final List<Runnable> onWriter = new ArrayList<>();

	private final CountDownLatch closed = new CountDownLatch(1);

	/**
	 * Whether this process is to write is known: it does, or it never will.
	 */
	private final CountDownLatch decided = new CountDownLatch(1);

	private final Outage outage = new Outage(logger);

	/**
	 * Shared by those who write, taken whole by the one who closes the directory.
	 */
	private final ReadWriteLock writing = new ReentrantReadWriteLock();

	private @Nullable LockFile lock;

	private DataDirectory(Path path) {
		this.path = path;
	}

	/**
	 * Open a directory, which is made where it does not exist.
	 * @param path the directory
	 * @return the directory, which this process writes if no other does
	 * @throws ConfigProblemsException if this process may not write into it
	 * @throws UncheckedIOException if it cannot be made or locked for another reason
	 */
	public static DataDirectory open(Path path) {
		DataDirectory directory = new DataDirectory(path.toAbsolutePath().normalize());
		try {
			directory.open();
			return directory;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The data directory " + path + " cannot be opened: " + ex, ex);
		}
	}

	/**
	 * Look into a directory beside the service that writes it, such as for a report.
	 * Nothing is made or locked, so the service is not disturbed, and this process never
	 * becomes the writer.
	 * @param path the directory, which need not exist
	 * @return the directory
	 */
	public static DataDirectory readOnly(Path path) {
		DataDirectory directory = new DataDirectory(path.toAbsolutePath().normalize());
		directory.decided.countDown();
		return directory;
	}

	private void open() throws IOException {
		check(FileAccess.problemOfWritingInto(this.path));
		Files.createDirectories(this.path);
		check(problemOfLocking());
		if (!tryLock()) {
			logger.info("Data directory {} has a writer, the process {}: reading only until it ends", this.path,
					describe(LockFile.readPid(lockFile())));
			Thread thread = new Thread(this::awaitLock, "data-directory");
			thread.setDaemon(true);
			thread.start();
		}
	}

	private void check(@Nullable String problem) {
		if (problem != null) {
			throw new ConfigProblemsException(
					List.of(new ConfigProblem(Place.of(this.path.toString()), "data directory", problem)));
		}
	}

	/**
	 * The lock that a run as another user has left, such as one of root, is not ours.
	 */
	private @Nullable String problemOfLocking() {
		boolean foreign = Files.exists(lockFile()) && !Files.isWritable(lockFile());
		return foreign ? lockFile() + " cannot be written " + FileAccess.describe(lockFile()) : null;
	}

	private static String describe(OptionalLong pid) {
		return pid.isPresent() ? String.valueOf(pid.getAsLong()) : "unknown";
	}

	private Path lockFile() {
		return this.path.resolve(LOCK);
	}

	private synchronized boolean tryLock() throws IOException {
		if (this.closed.getCount() > 0) {
			this.lock = LockFile.tryLock(lockFile());
		}
		if (this.lock != null) {
			this.decided.countDown();
		}
		return this.lock != null;
	}

	private void awaitLock() {
		try {
			while (!this.closed.await(MILLIS_BETWEEN_TRIES, TimeUnit.MILLISECONDS)) {
				if (becomeWriter()) {
					return;
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean becomeWriter() {
		try {
			if (!tryLock()) {
				return false;
			}
			logger.info("Data directory {} is written by this process now", this.path);
			takeCallbacks().forEach(this::call);
			return true;
		}
		catch (IOException ex) {
			this.outage.failed("The lock of the data directory " + this.path + " cannot be tried", ex);
			return false;
		}
	}

	private synchronized List<Runnable> takeCallbacks() {
		List<Runnable> callbacks = List.copyOf(this.onWriter);
		this.onWriter.clear();
		return callbacks;
	}

	private void call(Runnable callback) {
		try {
			callback.run();
		}
		catch (RuntimeException ex) {
			logger.error("A callback of the new writer of {} failed", this.path, ex);
		}
	}

	/**
	 * The directory.
	 * @return the absolute path
	 */
	public Path path() {
		return this.path;
	}

	/**
	 * Whether this process writes. Once it does, it does so until the directory is
	 * closed.
	 * @return whether it holds the lock
	 */
	public synchronized boolean isWriter() {
		return this.lock != null;
	}

	/**
	 * Wait to become the writer, such as for a request that arrives while the process
	 * before, which is being replaced by this one, has not quite ended.
	 * @param timeout the longest time to wait; an interrupt ends the wait, too
	 * @return whether this process writes; at once where it does, or only looks into the
	 * directory
	 */
	public boolean awaitWriter(Duration timeout) {
		try {
			this.decided.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return isWriter();
	}

	/**
	 * Be told when this process becomes the writer, such as to read what the one before
	 * has left.
	 * @param callback is called once: at once where this process is the writer already,
	 * else on a thread of this directory, never where it only looks into it
	 */
	public void onWriter(Runnable callback) {
		synchronized (this) {
			if (this.lock == null) {
				this.onWriter.add(callback);
				return;
			}
		}
		callback.run();
	}

	/**
	 * Do what only the writer may. The directory is not closed before it is done.
	 * @param work what is done
	 * @return whether it is done: false where this process is not the writer
	 * @throws IOException if it fails
	 */
	boolean asWriter(Work work) throws IOException {
		this.writing.readLock().lock();
		try {
			if (!isWriter()) {
				return false;
			}
			work.run();
			return true;
		}
		finally {
			this.writing.readLock().unlock();
		}
	}

	/**
	 * Let another process write, once what is being written is. Closing it again does
	 * nothing.
	 */
	@Override
	public void close() {
		this.writing.writeLock().lock();
		try {
			freeLock();
		}
		finally {
			this.writing.writeLock().unlock();
		}
	}

	private synchronized void freeLock() {
		this.closed.countDown();
		this.decided.countDown();
		try {
			if (this.lock != null) {
				this.lock.close();
			}
		}
		catch (IOException ex) {
			logger.warn("The lock of the data directory {} could not be freed: {}", this.path, ex.toString());
		}
		this.lock = null;
	}

	/**
	 * Something that only the writer may do.
	 */
	@FunctionalInterface
	interface Work {

		void run() throws IOException;

	}

}
