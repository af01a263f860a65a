package dev.opsboot.logging.logback;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A line of the log while it is written: bytes of UTF-8 without anything that would end
 * the line, reverse its direction or not be UTF-8. Used by one thread at a time, and used
 * again.
 */
final class LineBuffer {

	private static final int SIZE = 512;

	/**
	 * The most bytes that one character becomes: an escape such as \u2028.
	 */
	private static final int GROWTH = 6;

	private static final String CRITICAL = "CRITICAL";

	private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

	private byte[] bytes = new byte[SIZE];

	private int length;

	byte[] toBytes() {
		return Arrays.copyOf(this.bytes, this.length);
	}

	/**
	 * Make it empty.
	 * @param limit above this size the memory is given back
	 */
	void clear(int limit) {
		this.length = 0;
		if (this.bytes.length > limit) {
			this.bytes = new byte[SIZE];
		}
	}

	void raw(char character) {
		ensure(1);
		put(character);
	}

	void raw(byte[] text) {
		ensure(text.length);
		System.arraycopy(text, 0, this.bytes, this.length, text.length);
		this.length += text.length;
	}

	void threeDigits(int number) {
		ensure(3);
		put('0' + number / 100);
		put('0' + number / 10 % 10);
		put('0' + number % 10);
	}

	/**
	 * Write free text. It cannot be taken for pairs: where its end would read as such, an
	 * equals sign is escaped.
	 * @param text the text
	 */
	void text(String text) {
		int equals = text.lastIndexOf('=');
		int lastWord = (equals >= 0) ? text.lastIndexOf(' ') + 1 : 0;
		boolean isPair = equals >= lastWord;
		boolean isQuotedPair = equals >= 0 && text.endsWith("\"");
		for (int at = 0; at < text.length(); at++) {
			char character = text.charAt(at);
			if (character == '=' && ((isPair && at >= lastWord) || (isQuotedPair && text.startsWith("\"", at + 1)))) {
				escape(character);
			}
			else {
				at = character(text, at, character);
			}
		}
	}

	/**
	 * Write a key or a value, quoted where it would not be one word.
	 * @param text the key or value
	 */
	void word(String text) {
		if (isWord(text)) {
			bare(text);
		}
		else {
			quoted(text);
		}
	}

	private void bare(String text) {
		for (int at = 0; at < text.length(); at++) {
			ensure(GROWTH);
			char character = text.charAt(at);
			if (character < 0x7f) {
				put(character);
			}
			else {
				at = beyondAscii(text, at, character);
			}
		}
	}

	void quoted(String text) {
		raw('"');
		for (int at = 0; at < text.length(); at++) {
			char character = text.charAt(at);
			if (character == '"' || character == '\\') {
				raw('\\');
			}
			at = character(text, at, character);
		}
		raw('"');
	}

	/**
	 * Write lines that belong to the one before them, which a tab says.
	 * @param text the lines
	 */
	void lines(String text) {
		text.lines().forEach((line) -> {
			raw('\n');
			raw('\t');
			text(line);
		});
	}

	private static boolean isWord(String text) {
		for (int at = 0; at < text.length(); at++) {
			char character = text.charAt(at);
			if (character <= ' ' || character == '=' || character == '"'
					|| (character >= 0x7f && isSpecial(text, at, character))) {
				return false;
			}
		}
		return !text.isEmpty();
	}

	private static boolean isSpecial(String text, int at, char character) {
		return isEscaped(character) || Character.isSpaceChar(character)
				|| (Character.isSurrogate(character) && !isHalfOfAPair(text, at));
	}

	private static boolean isHalfOfAPair(String text, int at) {
		return isPair(text, at) || (at > 0 && isPair(text, at - 1));
	}

	private static boolean isPair(String text, int at) {
		return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
	}

	/**
	 * Whether a character beyond ASCII is written as an escape: controls, separators of
	 * lines and paragraphs, and what changes the direction of text.
	 * @param character the character
	 * @return whether it is escaped
	 */
	static boolean isEscaped(char character) {
		return (character >= 0x7f && character <= 0x9f) || (character >= 0x2028 && character <= 0x202e)
				|| (character >= 0x2066 && character <= 0x2069) || character == 0x200e || character == 0x200f
				|| character == 0x061c;
	}

	/**
	 * Write a character.
	 * @return the position of the last character that was written
	 */
	private int character(String text, int at, char character) {
		ensure(GROWTH);
		if (character < 0x7f) {
			if (character < ' ') {
				control(character);
			}
			else if (character == 'C' && isCritical(text, at)) {
				escape(character);
			}
			else {
				put(character);
			}
			return at;
		}
		return beyondAscii(text, at, character);
	}

	private void control(char character) {
		switch (character) {
			case '\n' -> shortEscape('n');
			case '\r' -> shortEscape('r');
			case '\t' -> shortEscape('t');
			default -> escape(character);
		}
	}

	/**
	 * Whether the word that marks critical events is met, which only the marker writes.
	 */
	private static boolean isCritical(String text, int at) {
		int end = at + CRITICAL.length();
		return text.startsWith(CRITICAL, at) && (at == 0 || text.charAt(at - 1) == ' ')
				&& (end == text.length() || text.charAt(end) == ' ');
	}

	private int beyondAscii(String text, int at, char character) {
		if (isPair(text, at)) {
			codePoint(Character.toCodePoint(character, text.charAt(at + 1)));
			return at + 1;
		}
		if (isEscaped(character) || Character.isSurrogate(character)) {
			escape(character);
		}
		else if (character < 0x800) {
			put(0xc0 | character >> 6);
			put(0x80 | character & 0x3f);
		}
		else {
			put(0xe0 | character >> 12);
			put(0x80 | character >> 6 & 0x3f);
			put(0x80 | character & 0x3f);
		}
		return at;
	}

	private void codePoint(int codePoint) {
		put(0xf0 | codePoint >> 18);
		put(0x80 | codePoint >> 12 & 0x3f);
		put(0x80 | codePoint >> 6 & 0x3f);
		put(0x80 | codePoint & 0x3f);
	}

	private void shortEscape(char character) {
		put('\\');
		put(character);
	}

	private void escape(char character) {
		ensure(GROWTH);
		put('\\');
		put('u');
		for (int shift = 12; shift >= 0; shift -= 4) {
			put(HEX[character >> shift & 0xf]);
		}
	}

	private void put(int value) {
		this.bytes[this.length++] = (byte) value;
	}

	private void ensure(int more) {
		if (this.bytes.length - this.length < more) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.bytes.length * 2, this.length + more));
		}
	}

}
