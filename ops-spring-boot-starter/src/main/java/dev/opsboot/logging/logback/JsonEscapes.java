package dev.opsboot.logging.logback;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/**
 * Escapes of JSON for the characters that {@link LineBuffer} escapes, too.
 */
final class JsonEscapes extends CharacterEscapes {

	private static final long serialVersionUID = 1L;

	private static final int DELETE = 0x7f;

	private final int[] ascii = standardAsciiEscapesForJSON();

	JsonEscapes() {
		this.ascii[DELETE] = ESCAPE_STANDARD;
	}

	@Override
	public int[] getEscapeCodesForAscii() {
		return this.ascii;
	}

	@Override
	public @Nullable SerializableString getEscapeSequence(int character) {
		return LineBuffer.isEscaped((char) character) ? new SerializedString("\\u%04x".formatted(character)) : null;
	}

}
