package dev.opsboot.health.tomcat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The head of a request as it was sent.
 */
final class RequestHead {

	private static final String LINE_END = "\r\n";

	private static final String END = LINE_END + LINE_END;

	/**
	 * A name and a value without control characters, other than one that announces a
	 * body; a length of 0 announces none.
	 */
	private static final Pattern HEADER = Pattern.compile("(?i)Content-Length: *0|"
			+ "(?!Content-Length|Transfer-Encoding|Expect)[a-z0-9-]++:[\\t\\x20-\\x7e\\x80-\\xff]*+");

	private RequestHead() {
	}

	/**
	 * Whether a client has sent nothing but the head of a request for one of some paths,
	 * all of it, with no body to follow.
	 * @param paths the paths
	 * @param sent what was sent, which is left as it is
	 * @return whether it was
	 */
	static boolean asksFor(Set<String> paths, ByteBuffer sent) {
		byte first = sent.hasRemaining() ? sent.get(sent.position()) : 0;
		if (first != 'G' && first != 'H') {
			return false;
		}
		String head = StandardCharsets.ISO_8859_1.decode(sent.duplicate()).toString();
		return asksFor(paths, head) && head.endsWith(END) && hasOnlyPlainHeaders(head);
	}

	private static boolean asksFor(Set<String> paths, String head) {
		int begin = head.indexOf(' ') + 1;
		int end = head.indexOf(' ', begin);
		if (end < 0 || !(head.startsWith("GET ") || head.startsWith("HEAD "))
				|| !(head.startsWith(" HTTP/1.1\r\n", end) || head.startsWith(" HTTP/1.0\r\n", end))) {
			return false;
		}
		String target = head.substring(begin, end);
		int query = target.indexOf('?');
		return paths.contains((query < 0) ? target : target.substring(0, query));
	}

	/**
	 * Whether every line is one that all parsers read alike, and none announces more.
	 */
	private static boolean hasOnlyPlainHeaders(String head) {
		String[] lines = head.substring(0, head.length() - END.length()).split(LINE_END, -1);
		return Arrays.stream(lines).skip(1).allMatch((line) -> HEADER.matcher(line).matches());
	}

}
