package dev.opsboot.health.tomcat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestHead}.
 */
class RequestHeadTests {

	private static final Set<String> PATHS = Set.of("/.well-known/live", "/app/.well-known/live");

	@ParameterizedTest
	@ValueSource(strings = { "GET /.well-known/live HTTP/1.1\r\nHost: a\r\n\r\n",
			"HEAD /app/.well-known/live HTTP/1.0\r\n\r\n", "GET /.well-known/live?x=y HTTP/1.1\r\nHost: a\r\n\r\n",
			"GET /.well-known/live HTTP/1.1\r\nContent-Length: 0\r\nHost: a\r\nUser-Agent: Java\tx\r\n\r\n" })
	void comesFirst(String sent) {
		assertThat(asksFor(sent)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "G", "GET", "GET /", "GET /.well-known/live HTTP/1.1\r\nHost: a\r\n",
			"GET /.well-known/live HTTP/1.1\r\nHost: a\r\n\r\nGET /slow HTTP/1.1\r\n\r\n",
			"GET /.well-known/live HTTP/1.1\r\nContent-Length: 10\r\n\r\n",
			"GET /.well-known/live HTTP/1.1\r\ncontent-length : 10\r\n\r\n",
			"GET /.well-known/live HTTP/1.1\r\nHost: a\nContent-Length: 10\r\n\r\n",
			"GET /.well-known/live HTTP/1.1\nContent-Length: 10\r\nHost: a\r\n\r\n",
			"GET /.well-known/live HTTP/1.1\r\nHost: a\rContent-Length: 10\r\n\r\n",
			"GET /.well-known/live HTTP/1.1\r\nHost: a\r\n Content-Length: 10\r\n\r\n",
			"GET /.well-known/live HTTP/1.1\r\nContent-Length: 00\r\n\r\n",
			"GET /.well-known/live HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
			"GET /.well-known/live HTTP/1.1\r\nExpect: 100-continue\r\n\r\n",
			"POST /.well-known/live HTTP/1.1\r\nHost: a\r\n\r\n", "GET /.well-known/ready HTTP/1.1\r\nHost: a\r\n\r\n",
			"GET /.well-known/live/ HTTP/1.1\r\nHost: a\r\n\r\n", "GET /slow?/.well-known/live HTTP/1.1\r\n\r\n",
			"GET  /.well-known/live HTTP/1.1\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" })
	void waitsWithTheOthers(String sent) {
		assertThat(asksFor(sent)).isFalse();
	}

	@Test
	void readsAsManyHeadersAsThereIsRoomFor() {
		assertThat(asksFor("GET /.well-known/live HTTP/1.1\r\n" + "a:\r\n".repeat(1900) + "\r\n")).isTrue();
		assertThat(asksFor("GET /.well-known/live HTTP/1.1\r\nA: " + "a".repeat(7900) + "\r\n\r\n")).isTrue();
	}

	private static boolean asksFor(String sent) {
		ByteBuffer bytes = ByteBuffer.wrap(sent.getBytes(StandardCharsets.ISO_8859_1));
		boolean asks = RequestHead.asksFor(PATHS, bytes);
		assertThat(bytes.remaining()).isEqualTo(sent.length());
		return asks;
	}

}
