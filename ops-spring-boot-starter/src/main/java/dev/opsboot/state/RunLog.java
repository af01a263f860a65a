package dev.opsboot.state;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

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
		if (Files.notExists(this.path)) {
			return;
		}
		SkippedLines skipped = new SkippedLines();
		try (RunLines lines = new RunLines(new FileInputStream(this.path.toFile()))) {
			ObjectReader reader = this.mapper.readerFor(type);
			long number = 1;
			for (byte[] line = lines.next(); line != null; line = lines.next()) {
				T record = read(reader, line);
				if (record != null) {
					action.accept(record);
				}
				else {
					skipped.add(number);
				}
				number++;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		skipped.report(logger, this.path);
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
