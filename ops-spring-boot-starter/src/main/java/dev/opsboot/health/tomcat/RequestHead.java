package dev.opsboot.health.tomcat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * The head of a request as it was sent.
 */
final class RequestHead {

	private static final String END = "\r\n\r\n";

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
		return asksFor(paths, head) && head.indexOf(END) == head.length() - END.length() && !hasBody(head);
	}

	private static boolean asksFor(Set<String> paths, String head) {
		int begin = head.indexOf(' ') + 1;
		int end = head.indexOf(' ', begin);
		if (end < 0 || !(head.startsWith("GET ") || head.startsWith("HEAD "))) {
			return false;
		}
		String target = head.substring(begin, end);
		int query = target.indexOf('?');
		return paths.contains((query < 0) ? target : target.substring(0, query));
	}

	private static boolean hasBody(String head) {
		String lowerCase = head.toLowerCase(Locale.ROOT);
		return lowerCase.contains("\r\ncontent-length") || lowerCase.contains("\r\ntransfer-encoding")
				|| lowerCase.contains("\r\nexpect");
	}

}
