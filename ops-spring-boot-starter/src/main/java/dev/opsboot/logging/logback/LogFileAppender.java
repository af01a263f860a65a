package dev.opsboot.logging.logback;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.opsboot.file.RotatedFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Appends lines to the log file, which others rotate. Trouble with it is told on standard
 * error, for the log is what does not work.
 */
final class LogFileAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

	/**
	 * How often to look whether the file was renamed, which is to be noticed within a
	 * second.
	 */
	private static final Duration INTERVAL = Duration.ofMillis(500);

	private final LineEncoder encoder = new LineEncoder();

	private final Path path;

	private final AtomicReference<@Nullable Thread> watch = new AtomicReference<>();

	private volatile RotatedFile file;

	LogFileAppender(Path path) {
		this.path = path;
		this.file = open();
	}

	private RotatedFile open() {
		return new RotatedFile(this.path, new StandardErrorTrouble());
	}

	@Override
	public void start() {
		this.encoder.setContext(getContext());
		this.encoder.start();
		this.file = open();
		super.start();
	}

	@Override
	protected void append(ILoggingEvent event) {
		if (this.watch.get() == null) {
			startWatch();
		}
		this.file.append(this.encoder.encode(event));
	}

	/**
	 * A start that logs nothing leaves no thread.
	 */
	private void startWatch() {
		Thread thread = new Thread(this::watch, "log-file");
		thread.setDaemon(true);
		if (this.watch.compareAndSet(null, thread)) {
			thread.start();
		}
	}

	private void watch() {
		while (isStarted()) {
			LockSupport.parkNanos(INTERVAL.toNanos());
			this.file.check();
		}
	}

	@Override
	public void stop() {
		super.stop();
		LockSupport.unpark(this.watch.getAndSet(null));
		this.file.close();
	}

	/**
	 * Writes what happened as a line like any other.
	 */
	private final class StandardErrorTrouble implements RotatedFile.Trouble {

		@Override
		public void began(Path path, IOException cause) {
			write(Level.ERROR, "The log file cannot be written", path, new KeyValuePair("error", cause.toString()));
		}

		@Override
		public void ended(Path path, long lost) {
			write(Level.WARN, "The log file is written again", path, new KeyValuePair("lost_lines", lost));
		}

		private void write(Level level, String message, Path path, KeyValuePair detail) {
			LoggingEvent event = new LoggingEvent(LogFileAppender.class.getName(),
					((LoggerContext) getContext()).getLogger(LogFileAppender.class), level, message, null, null);
			event.addKeyValuePair(new KeyValuePair("path", path.toString()));
			event.addKeyValuePair(detail);
			byte[] line = LogFileAppender.this.encoder.encode(event);
			System.err.write(line, 0, line.length);
			System.err.flush();
		}

	}

}
