package dev.opsboot.state;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RunLines}.
 */
class RunLinesTests {

	@Test
	void splitsAtLineFeeds() throws IOException {
		assertThat(lines("")).isEmpty();
		assertThat(lines("\n")).containsExactly("");
		assertThat(lines("a")).containsExactly("a");
		assertThat(lines("a\n")).containsExactly("a");
		assertThat(lines("a\n\nb\r\u2028c\nd")).containsExactly("a", "", "b\r\u2028c", "d");
	}

	@Test
	void splitsWhereverItsBufferEnds() throws IOException {
		for (int length = (1 << 16) - 2; length <= (1 << 16) + 2; length++) {
			String line = "x".repeat(length);
			assertThat(lines(line + "\n" + line)).containsExactly(line, line);
		}
	}

	@Test
	void givesTheLongestLineAndNothingOfALongerOne() throws IOException {
		String longest = "x".repeat(RunLines.MAX_LENGTH);
		assertThat(lines(longest + "\n" + longest + "x\n" + longest + "\nb\n")).containsExactly(longest, "", longest,
				"b");
	}

	@Test
	void keepsNoMoreThanTheLongestLine() throws IOException {
		InputStream zeros = new InputStream() {

			private long left = 3L << 30;

			@Override
			public int read() {
				throw new IllegalStateException();
			}

			@Override
			public int read(byte[] buffer) {
				this.left -= buffer.length;
				return (this.left >= 0) ? buffer.length : -1;
			}

		};
		try (RunLines lines = new RunLines(zeros)) {
			assertThat(lines.next()).isEmpty();
			assertThat(lines.next()).isNull();
		}
	}

	private static List<String> lines(String content) throws IOException {
		List<String> result = new ArrayList<>();
		try (RunLines lines = new RunLines(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))) {
			for (byte[] line = lines.next(); line != null; line = lines.next()) {
				result.add(new String(line, StandardCharsets.UTF_8));
			}
		}
		return result;
	}

}
