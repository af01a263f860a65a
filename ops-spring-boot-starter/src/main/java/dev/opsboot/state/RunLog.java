package dev.opsboot.state;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A log of runs: one JSON record a line, appended and synchronised with the device one by
 * one. A line that a crash tore is kept as it is, skipped when the log is read, and never
 * joined with the next one. Safe for use by several threads.
 */
public final class RunLog {

	private static final Logger logger = LoggerFactory.getLogger(RunLog.class);

	private static final int MAX_NUMBERS = 10;

	private final DataDirectory directory;

	private final Path path;

	private final JsonMapper mapper;

	private final ObjectWriter writer;

	private final Outage outage = new Outage(logger);

	private boolean endsWithLine;

	RunLog(DataDirectory directory, Path path, JsonMapper mapper) {
		this.directory = directory;
		this.path = path;
		this.mapper = mapper;
		this.writer = mapper.writer().without(SerializationFeature.INDENT_OUTPUT);
	}

	/**
	 * Append a record. What fails is logged at ERROR, once until it works again.
	 * @param record the record
	 * @return whether it is written: false also in a process that is not the writer,
	 * which {@link DataDirectory} has said in the log
	 * @throws JacksonException if the record cannot be written as JSON
	 */
	public synchronized boolean append(Object record) {
		byte[] json = this.writer.writeValueAsBytes(record);
		if (!this.directory.isWriter()) {
			return false;
		}
		// Not a channel, which would fail in a thread that is interrupted
		try (RandomAccessFile file = new RandomAccessFile(this.path.toFile(), "rw")) {
			append(file, json);
			this.outage.ended("Run log " + this.path + " is written");
			return true;
		}
		catch (IOException ex) {
			this.endsWithLine = false;
			this.outage.failed("Run log " + this.path + " cannot be written", ex);
			return false;
		}
	}

	private void append(RandomAccessFile file, byte[] json) throws IOException {
		long length = file.length();
		ByteArrayOutputStream line = new ByteArrayOutputStream(json.length + 2);
		if (!this.endsWithLine && !endsWithLine(file, length)) {
			logger.warn("The last line of {} has no end, as a crash leaves it", this.path);
			line.write('\n');
		}
		line.writeBytes(json);
		line.write('\n');
		try {
			file.seek(length);
			file.write(line.toByteArray());
			file.getFD().sync();
			this.endsWithLine = true;
		}
		catch (IOException ex) {
			file.setLength(length);
			throw ex;
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
	 * Read the log, record by record. Lines that are no records are skipped and reported
	 * at WARN with their numbers.
	 * @param <T> the type of the records
	 * @param type the type of the records
	 * @param action takes each record in order
	 * @throws UncheckedIOException if the file cannot be read
	 */
	public <T> void forEach(Class<T> type, Consumer<? super T> action) {
		if (Files.notExists(this.path)) {
			return;
		}
		List<Integer> skipped = new ArrayList<>();
		try (BufferedReader lines = open()) {
			ObjectReader reader = this.mapper.readerFor(type);
			int number = 1;
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
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
		report(skipped);
	}

	/**
	 * What is not UTF-8 is replaced, so that one bad byte costs one line only.
	 */
	private BufferedReader open() throws IOException {
		return new BufferedReader(
				new InputStreamReader(new FileInputStream(this.path.toFile()), StandardCharsets.UTF_8));
	}

	private static <T> @Nullable T read(ObjectReader reader, String line) {
		try {
			return reader.readValue(line);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private void report(List<Integer> skipped) {
		if (!skipped.isEmpty()) {
			String more = (skipped.size() > MAX_NUMBERS) ? " and more" : "";
			logger.warn("Skipped {} of {}: no record in line {}{}",
					(skipped.size() == 1) ? "1 line" : skipped.size() + " lines", this.path,
					skipped.stream().limit(MAX_NUMBERS).map(String::valueOf).collect(Collectors.joining(", ")), more);
		}
	}

}
