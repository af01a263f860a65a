package dev.opsboot.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A lock that a process holds until it ends, however it ends: the kernel frees it. It
 * holds between processes, containers and PID namespaces that see the same file, and
 * between users of one JVM. The file stays when the lock is freed, for removing it would
 * let two processes lock two files of one name.
 */
public final class LockFile implements AutoCloseable {

	/**
	 * The files whose locks this JVM holds. Such a file must not be opened once more:
	 * with POSIX locks, closing any descriptor of a file frees the locks of the process.
	 */
	private static final Set<Object> HELD = new HashSet<>();

	private final FileChannel channel;

	private final Object key;

	private LockFile(FileChannel channel, Object key) {
		this.channel = channel;
		this.key = key;
	}

	/**
	 * Take the lock if it is free, and note the id of this process in the file.
	 * @param file the file, made where it does not exist; its directory must exist
	 * @return the lock, or null where another process or another user in this JVM holds
	 * it
	 * @throws IOException if the file cannot be opened or is a symbolic link
	 */
	public static @Nullable LockFile tryLock(Path file) throws IOException {
		synchronized (HELD) {
			if (isHeldHere(file)) {
				return null;
			}
			FileChannel channel = open(file);
			try {
				if (channel.tryLock() != null) {
					return taken(channel, file);
				}
				channel.close();
				return null;
			}
			catch (IOException | RuntimeException ex) {
				channel.close();
				throw ex;
			}
		}
	}

	private static boolean isHeldHere(Path file) throws IOException {
		return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && HELD.contains(key(file));
	}

	private static Object key(Path file) throws IOException {
		Object key = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
		return (key != null) ? key : file.toRealPath();
	}

	private static FileChannel open(Path file) throws IOException {
		return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
	}

	private static LockFile taken(FileChannel channel, Path file) throws IOException {
		byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
		channel.write(ByteBuffer.wrap(pid), 0);
		channel.truncate(pid.length);
		Object key = key(file);
		HELD.add(key);
		return new LockFile(channel, key);
	}

	/**
	 * The id of the process that took a lock last, as that process sees itself: in
	 * another PID namespace it names another process or none.
	 * @param file the lock file
	 * @return the id, or nothing where the file does not tell
	 */
	public static OptionalLong readPid(Path file) {
		synchronized (HELD) {
			try {
				return isHeldHere(file) ? OptionalLong.of(ProcessHandle.current().pid())
						: OptionalLong.of(Long.parseLong(Files.readString(file, StandardCharsets.US_ASCII).trim()));
			}
			catch (IOException | NumberFormatException ex) {
				return OptionalLong.empty();
			}
		}
	}

	/**
	 * Free the lock. Closing it again does nothing.
	 * @throws IOException if the file cannot be closed
	 */
	@Override
	public void close() throws IOException {
		synchronized (HELD) {
			if (this.channel.isOpen()) {
				HELD.remove(this.key);
				this.channel.close();
			}
		}
	}

}
