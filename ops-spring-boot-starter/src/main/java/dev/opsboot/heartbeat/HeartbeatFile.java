package dev.opsboot.heartbeat;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

import dev.opsboot.file.AtomicFile;
import dev.opsboot.process.OpsPaths;
import dev.opsboot.process.ServiceProcess;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.StringUtils;

/**
 * The file whose age tells a monitor whether the service makes progress. What goes wrong
 * with it is logged once and never stops anything.
 */
public final class HeartbeatFile implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Heartbeat.class);

	private static final String NONE = "none";

	private static final String MODE = "rw-r--r--";

	private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

	private final Path path;

	private final String owner;

	private final InstantSource clock;

	private boolean directoryMade;

	private boolean failing;

	private boolean closed;

	/**
	 * Create the file, which is not touched yet.
	 * @param path where it lies; its directory is made where it does not exist
	 * @param instance the name of the instance, for the line in the file
	 * @param clock the time, for the line in the file alone
	 */
	public HeartbeatFile(Path path, String instance, InstantSource clock) {
		this.path = path.toAbsolutePath();
		this.owner = " " + ProcessHandle.current().pid() + " " + instance + "\n";
		this.clock = clock;
	}

	/**
	 * Find the file of a service.
	 * @param location the path that is configured, {@code none} for no file, null or
	 * empty for the usual one
	 * @param paths the usual paths
	 * @return the file, or null where there is none, such as in a JVM that is no service
	 * and did not ask for one
	 */
	public static @Nullable HeartbeatFile find(@Nullable String location, OpsPaths paths) {
		Path path = path(location, paths);
		return (path != null) ? new HeartbeatFile(path, paths.instance().instance(), InstantSource.system()) : null;
	}

	private static @Nullable Path path(@Nullable String location, OpsPaths paths) {
		if (StringUtils.hasText(location)) {
			return location.equals(NONE) ? null : Path.of(location);
		}
		return (ServiceProcess.current() != null) ? paths.heartbeatFile() : null;
	}

	/**
	 * Remove what another life of the instance has left, which would vouch for this one
	 * before it has done anything.
	 */
	synchronized void removeLeftOver() {
		try {
			if (Files.isRegularFile(this.path, LinkOption.NOFOLLOW_LINKS)) {
				Files.delete(this.path);
			}
		}
		catch (IOException ex) {
			logger.warn("Heartbeat file {} of the life before cannot be removed: {}", this.path, ex.toString());
		}
	}

	/**
	 * Replace the file, unless it is closed.
	 */
	synchronized void replace() {
		if (this.closed) {
			return;
		}
		try {
			write();
			if (this.failing) {
				logger.info("Heartbeat file {} is written again", this.path);
			}
			this.failing = false;
		}
		catch (IOException ex) {
			this.directoryMade = false;
			if (!this.failing) {
				logger.warn("Heartbeat file {} cannot be written, trying on: {}", this.path, ex.toString());
			}
			this.failing = true;
		}
	}

	private void write() throws IOException {
		Path directory = this.path.getParent();
		if (directory != null && !this.directoryMade) {
			Files.createDirectories(directory);
			this.directoryMade = true;
		}
		String line = TIME.format(this.clock.instant()) + this.owner;
		new AtomicFile(this.path).replace(line.getBytes(StandardCharsets.UTF_8), MODE);
	}

	/**
	 * Remove the file, unless it has come to be of another process, and write it no more.
	 */
	@Override
	public synchronized void close() {
		this.closed = true;
		try {
			if (isOurs()) {
				Files.delete(this.path);
			}
		}
		catch (IOException ex) {
			logger.warn("Heartbeat file {} cannot be removed: {}", this.path, ex.toString());
		}
	}

	private boolean isOurs() throws IOException {
		if (!Files.isRegularFile(this.path, LinkOption.NOFOLLOW_LINKS)) {
			return false;
		}
		// Not a channel, which would fail in a thread that is interrupted
		try (InputStream content = new FileInputStream(this.path.toFile())) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8).endsWith(this.owner);
		}
	}

}
