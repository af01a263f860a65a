package dev.opsboot.config.toml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.springframework.core.io.Resource;

/**
 * Reads the text of a TOML file, which is UTF-8 by specification.
 */
final class TomlFileReader {

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private TomlFileReader() {
	}

	/**
	 * Read a file whole.
	 * @param resource the file
	 * @return its text, without byte order mark
	 * @throws IOException if it cannot be read or is no regular file; a pipe is not
	 * opened
	 * @throws TomlSyntaxException if it is not UTF-8
	 */
	static String read(Resource resource) throws IOException {
		if (resource.isFile()) {
			checkRegularFile(resource.getFilePath());
		}
		try (InputStream stream = resource.getInputStream()) {
			return decode(resource, stream.readAllBytes());
		}
		catch (AccessDeniedException ex) {
			throw (AccessDeniedException) new AccessDeniedException(ex.getFile(), null,
					"no permission to read the file")
				.initCause(ex);
		}
	}

	private static void checkRegularFile(Path file) throws IOException {
		if (!Files.isRegularFile(file) && Files.exists(file)) {
			throw new IOException(file + ": not a regular file but "
					+ (Files.isDirectory(file) ? "a directory" : "a pipe, device or socket"));
		}
	}

	private static String decode(Resource resource, byte[] bytes) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		ByteBuffer in = ByteBuffer.wrap(bytes);
		CharBuffer out = CharBuffer.allocate(bytes.length);
		boolean malformed = decoder.decode(in, out, true).isError();
		String text = withoutMark(out.flip().toString());
		if (malformed) {
			throw new TomlSyntaxException(resource, List.of(malformed(text, bytes[in.position()])));
		}
		return text;
	}

	private static String withoutMark(String text) {
		return (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) ? text.substring(1) : text;
	}

	private static TomlSyntaxError malformed(String before, byte bad) {
		int line = 1 + (int) before.chars().filter((character) -> character == '\n').count();
		String start = before.substring(before.lastIndexOf('\n') + 1);
		return TomlSyntaxError.in(before, line, 1 + start.codePointCount(0, start.length()),
				"Byte 0x%02X is not valid UTF-8".formatted(bad));
	}

}
