package dev.opsboot.logging.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as one line: when, level, {@code CRITICAL} where it is, message, pairs.
 * It may also be named in a configuration of Logback; it takes its settings from the
 * environment of the application, which Boot leaves in the context of Logback.
 */
public final class LineEncoder extends EncoderBase<ILoggingEvent> {

	private @Nullable LineBuffers<LineWriter> writers;

	@Override
	public void start() {
		LogSettings settings = LogSettings.of(getContext());
		this.writers = new LineBuffers<>(() -> new LineWriter(settings));
		super.start();
	}

	@Override
	public byte[] encode(ILoggingEvent event) {
		LineBuffers<LineWriter> writers = this.writers;
		if (writers == null) {
			throw new IllegalStateException("Not started");
		}
		LineWriter writer = writers.take();
		byte[] line = writer.write(event);
		writers.giveBack(writer);
		return line;
	}

	@Override
	public byte @Nullable [] headerBytes() {
		return null;
	}

	@Override
	public byte @Nullable [] footerBytes() {
		return null;
	}

}
