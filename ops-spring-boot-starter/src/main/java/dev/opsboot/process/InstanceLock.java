package dev.opsboot.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

import dev.opsboot.file.LockFile;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Makes this process the only one of its instance, and shows its id in the PID file. The
 * lock is a file beside the PID file, which the kernel frees however the process ends: a
 * PID file that a crash left means nothing, nor does a number that was given out again.
 */
final class InstanceLock implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(InstanceLock.class);

	/**
	 * How long another process may take from its lock to its id in the file.
	 */
	private static final Duration PATIENCE = Duration.ofMillis(500);

	private final LockFile lock;

	private final PidFile pidFile;

	private InstanceLock(LockFile lock, PidFile pidFile) {
		this.lock = lock;
		this.pidFile = pidFile;
	}

	/**
	 * Become the only process of the instance and write its PID file.
	 * @param path the PID file; its directory is made where it does not exist
	 * @return the lock
	 * @throws InstanceRunningException if another process is it already
	 * @throws StartFailedException if the files cannot be written
	 */
	static InstanceLock acquire(Path path) {
		Path lockPath = path.resolveSibling(path.getFileName() + ".lock");
		try {
			Files.createDirectories(lockPath.toAbsolutePath().getParent());
			LockFile lock = LockFile.tryLock(lockPath);
			if (lock == null) {
				throw new InstanceRunningException(runningPid(lockPath), lockPath);
			}
			return locked(lock, new PidFile(path));
		}
		catch (IOException ex) {
			throw new StartFailedException("the PID file " + path + " cannot be written: " + ex, ex);
		}
	}

	private static InstanceLock locked(LockFile lock, PidFile pidFile) throws IOException {
		try {
			pidFile.write();
			return new InstanceLock(lock, pidFile);
		}
		catch (IOException ex) {
			lock.close();
			throw ex;
		}
	}

	/**
	 * The id that the other process notes as soon as it has the lock. What stands in the
	 * file until then may be from one that has crashed.
	 */
	private static String runningPid(Path lock) {
		Deadline deadline = Deadline.in(PATIENCE);
		OptionalLong pid = LockFile.readPid(lock);
		while (!isAlive(pid) && !deadline.remaining().isZero()) {
			LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
			pid = LockFile.readPid(lock);
		}
		return pid.isPresent() ? String.valueOf(pid.getAsLong()) : "unknown";
	}

	private static boolean isAlive(OptionalLong pid) {
		return pid.isPresent() && ProcessHandle.of(pid.getAsLong()).isPresent();
	}

	/**
	 * Remove the PID file, then let others be the instance.
	 */
	@Override
	public void close() {
		try {
			this.pidFile.removeIfOurs();
		}
		catch (IOException ex) {
			logger.warn("The PID file " + this.pidFile.path() + " could not be removed: " + ex);
		}
		try {
			this.lock.close();
		}
		catch (IOException ex) {
			logger.warn("The lock of " + this.pidFile.path() + " could not be freed: " + ex);
		}
	}

}
