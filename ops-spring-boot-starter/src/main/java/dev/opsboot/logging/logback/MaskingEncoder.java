package dev.opsboot.logging.logback;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of what another encoder writes.
 */
final class MaskingEncoder extends EncoderBase<ILoggingEvent> {

	private final Encoder<ILoggingEvent> encoder;

	private final KnownSecrets secrets;

	private final Charset charset;

	MaskingEncoder(Encoder<ILoggingEvent> encoder, KnownSecrets secrets) {
		this.encoder = encoder;
		this.secrets = secrets;
		this.charset = charset(encoder);
	}

	private static Charset charset(Encoder<ILoggingEvent> encoder) {
		Charset charset = (encoder instanceof LayoutWrappingEncoder<ILoggingEvent> layout) ? layout.getCharset() : null;
		return (charset != null) ? charset : StandardCharsets.UTF_8;
	}

	@Override
	public byte[] encode(ILoggingEvent event) {
		byte[] bytes = this.encoder.encode(event);
		String text = new String(bytes, this.charset);
		String masked = this.secrets.mask(text);
		return masked.equals(text) ? bytes : masked.getBytes(this.charset);
	}

	@Override
	public byte @Nullable [] headerBytes() {
		return this.encoder.headerBytes();
	}

	@Override
	public byte @Nullable [] footerBytes() {
		return this.encoder.footerBytes();
	}

	@Override
	public void stop() {
		this.encoder.stop();
		super.stop();
	}

}
