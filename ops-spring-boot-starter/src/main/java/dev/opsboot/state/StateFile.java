package dev.opsboot.state;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import dev.opsboot.file.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.Assert;

/**
 * A snapshot of state as JSON. It is replaced as a whole and synchronised with the
 * device: whatever ends the process or the machine, the file holds a state that was
 * written. Safe for use by several threads.
 *
 * @param <T> the type of the state
 */
public final class StateFile<T> {

	private static final Logger logger = LoggerFactory.getLogger(StateFile.class);

	static final String MODE = "rw-r-----";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'")
		.withZone(ZoneOffset.UTC);

	private final DataDirectory directory;

	private final Path path;

	private final JsonMapper mapper;

	private final JavaType type;

	private final AtomicFile file;

	private final Outage outage = new Outage(logger);

	private final Outage unreadable = new Outage(logger);

	/**
	 * Whether what is there may be replaced: this process has read it, or set it aside,
	 * as the writer.
	 */
	private boolean checked;

	StateFile(DataDirectory directory, Path path, JsonMapper mapper, JavaType type) {
		this.directory = directory;
		this.path = path;
		this.mapper = mapper;
		this.type = type;
		this.file = new AtomicFile(path);
	}

	boolean holds(JavaType type) {
		return this.type.equals(type);
	}

	/**
	 * Read the state. A file that cannot be read as one is reported at ERROR and set
	 * aside beside itself as {@code <name>.corrupt-<time>}; a process that is not the
	 * writer only reports it, once until it can be read again.
	 * @return the state, empty where there is none
	 */
	public synchronized Optional<T> read() {
		this.checked = this.directory.isWriter();
		if (Files.notExists(this.path, LinkOption.NOFOLLOW_LINKS)) {
			return Optional.empty();
		}
		// Not a channel, which would fail in a thread that is interrupted
		try (InputStream content = new FileInputStream(this.path.toFile())) {
			T state = this.mapper.readValue(content.readAllBytes(), this.type);
			if (state != null) {
				this.unreadable.ended("State " + this.path + " is read");
				return Optional.of(state);
			}
			setAside("is null");
		}
		catch (IOException | JacksonException ex) {
			setAside(firstLine(ex));
		}
		return Optional.empty();
	}

	private static String firstLine(Exception ex) {
		return ex.toString().lines().findFirst().orElse("");
	}

	private void setAside(String reason) {
		Path aside = this.path.resolveSibling(this.path.getFileName() + ".corrupt-" + TIME.format(Instant.now()));
		try {
			if (this.directory.asWriter(() -> Files.move(this.path, aside))) {
				logger.error("State {} cannot be read and is set aside as {}: {}", this.path, aside, reason);
			}
			else {
				this.unreadable.failed("State " + this.path + " cannot be read", reason);
			}
		}
		catch (IOException ex) {
			this.checked = false;
			this.unreadable.failed("State " + this.path + " cannot be read", reason + ", nor set aside: " + ex);
		}
	}

	/**
	 * Replace the state. What fails is logged at ERROR, once until it works again; the
	 * state that was written before stays. A file that was not read since this process is
	 * the writer, and that cannot be read, is set aside first, as {@link #read()} does.
	 * @param state the state
	 * @return whether it is written: false also in a process that is not the writer,
	 * which {@link DataDirectory} has said in the log
	 * @throws IllegalArgumentException if the state is null
	 * @throws JacksonException if the state cannot be written as JSON
	 */
	public synchronized boolean write(T state) {
		Assert.notNull(state, "State must not be null");
		byte[] content = this.mapper.writerFor(this.type).writeValueAsBytes(state);
		try {
			if (!this.directory.asWriter(() -> replace(content))) {
				return false;
			}
			this.outage.ended("State " + this.path + " is written");
			return true;
		}
		catch (IOException ex) {
			this.outage.failed("State " + this.path + " cannot be written, the last one stays", ex);
			return false;
		}
	}

	private void replace(byte[] content) throws IOException {
		if (!this.checked) {
			read();
		}
		if (!this.checked) {
			throw new IOException("what is there cannot be set aside");
		}
		this.file.replaceDurably(content, MODE);
	}

}
