package dev.opsboot.failure.rules;

import java.util.Set;

import dev.opsboot.failure.Fault;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * What the status of an HTTP answer means. Transient are request timeout (408), too early
 * (425), too many requests (429), bad gateway (502), service unavailable (503) and
 * gateway timeout (504). A server that fails over a request (500) does so again.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15">RFC 9110, section
 * 15</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6585#section-4">RFC 6585, section 4</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8470#section-5.2">RFC 8470, section
 * 5.2</a>
 */
final class HttpStatusFault {

	private static final Set<Integer> TRANSIENT = Set.of(408, 425, 429, 502, 503, 504);

	private HttpStatusFault() {
	}

	/**
	 * What a status means.
	 * @param status the status
	 * @return what it means, null where it is no error and something else failed, such as
	 * reading the body
	 */
	static @Nullable Fault of(HttpStatusCode status) {
		return status.isError() ? of(status.value()) : null;
	}

	static Fault of(int status) {
		return TRANSIENT.contains(status) ? Fault.TRANSIENT : Fault.PERSISTENT;
	}

}
