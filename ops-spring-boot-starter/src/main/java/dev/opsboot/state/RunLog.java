package dev.opsboot.state;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.opsboot.file.AtomicFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.Assert;

/**
 * A log of runs: one JSON record a line, appended and synchronised with the device one by
 * one. A line that a crash tore is kept as it is, skipped when the log is read, and never
 * joined with the next one. Safe for use by several threads.
 */
public final class RunLog {

	private static final Logger logger = LoggerFactory.getLogger(RunLog.class);

	private static final long HALVED_TO = 1 << 16;

	private final DataDirectory directory;

	private final Path path;

	private final JsonMapper mapper;

	private final ObjectWriter writer;

	private final Outage outage = new Outage(logger);

	RunLog(DataDirectory directory, Path path, JsonMapper mapper) {
		this.directory = directory;
		this.path = path;
		this.mapper = mapper;
		this.writer = mapper.writer().without(SerializationFeature.INDENT_OUTPUT);
	}

	/**
	 * Append a record. What fails is logged at ERROR, once until it works again.
	 * @param record the record, which is a JSON object or array: only of these a torn
	 * part cannot pass for a whole
	 * @return whether it is written: false also in a process that is not the writer,
	 * which {@link DataDirectory} has said in the log
	 * @throws IllegalArgumentException if the record is something else, such as null, or
	 * longer than 1 MiB
	 * @throws JacksonException if the record cannot be written as JSON
	 */
	public synchronized boolean append(Object record) {
		byte[] json = this.writer.writeValueAsBytes(record);
		Assert.isTrue(isRecord(json), "Record must be an object or array in one line of at most 1 MiB");
		try {
			if (!this.directory.asWriter(() -> append(json))) {
				return false;
			}
			this.outage.ended("Run log " + this.path + " is written");
			return true;
		}
		catch (IOException ex) {
			this.outage.failed("Run log " + this.path + " cannot be written", ex);
			return false;
		}
	}

	private static boolean isRecord(byte[] json) {
		if (json.length > RunLines.MAX_LENGTH || (json[0] != '{' && json[0] != '[')) {
			return false;
		}
		for (byte next : json) {
			if (next == '\n') {
				return false;
			}
		}
		return true;
	}

	private void append(byte[] json) throws IOException {
		if (Files.notExists(this.path)) {
			new AtomicFile(this.path).replaceDurably(new byte[0], StateFile.MODE);
		}
		// Not a channel, which would fail in a thread that is interrupted
		try (RandomAccessFile file = new RandomAccessFile(this.path.toFile(), "rw")) {
			append(file, json);
		}
	}

	private void append(RandomAccessFile file, byte[] json) throws IOException {
		long length = file.length();
		ByteArrayOutputStream line = new ByteArrayOutputStream(json.length + 2);
		if (!endsWithLine(file, length)) {
			logger.warn("The last line of {} has no end, as a crash leaves it", this.path);
			line.write('\n');
		}
		line.writeBytes(json);
		line.write('\n');
		try {
			file.seek(length);
			file.write(line.toByteArray());
			file.getFD().sync();
		}
		catch (IOException ex) {
			cutOff(file, length, ex);
			throw ex;
		}
	}

	private static void cutOff(RandomAccessFile file, long length, IOException failure) {
		try {
			file.setLength(length);
		}
		catch (IOException ex) {
			failure.addSuppressed(ex);
		}
	}

	private static boolean endsWithLine(RandomAccessFile file, long length) throws IOException {
		if (length == 0) {
			return true;
		}
		file.seek(length - 1);
		return file.read() == '\n';
	}

	/**
	 * Read the log, record by record: one at a time is in memory. Lines that are no
	 * records are skipped and reported at WARN, the first ten with their numbers.
	 * @param <T> the type of the records
	 * @param type the type of the records
	 * @param action takes each record in order
	 * @throws UncheckedIOException if the file cannot be read
	 */
	public <T> void forEach(Class<T> type, Consumer<? super T> action) {
		forEach(type, null, action);
	}

	/**
	 * Read the end of the log, however long it is: most of the records that are old are
	 * not read at all. Where the end begins is found by halving the file, so the records
	 * must be in order, the old ones first. Lines that are no records are skipped and
	 * reported as by {@link #forEach}.
	 * @param <T> the type of the records
	 * @param type the type of the records
	 * @param old tells whether a record is too old to matter, such as by its time
	 * @param action takes each record in order: at least the last old one, where there is
	 * one, and all after it
	 * @throws UncheckedIOException if the file cannot be read
	 */
	public <T> void forEachRecent(Class<T> type, Predicate<? super T> old, Consumer<? super T> action) {
		forEach(type, old, action);
	}

	private <T> void forEach(Class<T> type, @Nullable Predicate<? super T> old, Consumer<? super T> action) {
		if (Files.notExists(this.path)) {
			return;
		}
		ObjectReader reader = this.mapper.readerFor(type);
		// Not a channel, which would fail in a thread that is interrupted
		try (RandomAccessFile file = new RandomAccessFile(this.path.toFile(), "r")) {
			long start = (old != null) ? findEnd(file, reader, old) : 0;
			try (RunLines lines = linesFrom(start, file)) {
				forEach(lines, reader, new SkippedLines(start), action);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private <T> void forEach(RunLines lines, ObjectReader reader, SkippedLines skipped, Consumer<? super T> action)
			throws IOException {
		for (byte[] line = lines.next(); line != null; line = lines.next()) {
			T record = read(reader, line);
			if (record != null) {
				action.accept(record);
			}
			skipped.count(record == null);
		}
		skipped.report(logger, this.path);
	}

	/**
	 * The record that follows the position found is old, unless that is the start of the
	 * file.
	 */
	private static <T> long findEnd(RandomAccessFile file, ObjectReader reader, Predicate<? super T> old)
			throws IOException {
		long low = 0;
		long high = file.length();
		while (high - low > HALVED_TO) {
			long middle = (low + high) / 2;
			T record = firstRecord(linesFrom(middle, file), reader);
			if (record != null && old.test(record)) {
				low = middle;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	private static RunLines linesFrom(long position, RandomAccessFile file) throws IOException {
		file.seek(position);
		RunLines lines = new RunLines(new FileInputStream(file.getFD()));
		if (position > 0) {
			// The rest of a line that begins before
			lines.next();
		}
		return lines;
	}

	private static <T> @Nullable T firstRecord(RunLines lines, ObjectReader reader) throws IOException {
		T record = null;
		for (byte[] line = lines.next(); line != null && record == null; line = lines.next()) {
			record = read(reader, line);
		}
		return record;
	}

	private static <T> @Nullable T read(ObjectReader reader, byte[] line) {
		try {
			return reader.readValue(line);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

}
