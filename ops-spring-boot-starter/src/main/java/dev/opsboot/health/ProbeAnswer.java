package dev.opsboot.health;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.json.JsonWriter;

/**
 * An answer to a monitor, as it goes over HTTP.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body, empty where there is none to be sent
 */
public record ProbeAnswer(int status, Map<String, String> headers, byte[] body) {

	private static final JsonWriter<Map<String, ?>> JSON = JsonWriter.standard();

	private static final byte[] NOTHING = {};

	static ProbeAnswer of(ProbeResult result, boolean withBody) {
		byte[] body = JSON.writeToString(result.body()).getBytes(StandardCharsets.UTF_8);
		Map<String, String> headers = headers(body.length);
		headers.put("Content-Type", "application/json");
		return new ProbeAnswer(result.httpStatus(), headers, withBody ? body : NOTHING);
	}

	static ProbeAnswer methodNotAllowed() {
		Map<String, String> headers = headers(0);
		headers.put("Allow", "GET, HEAD");
		return new ProbeAnswer(405, headers, NOTHING);
	}

	private static Map<String, String> headers(int length) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Cache-Control", "no-store");
		headers.put("Content-Length", String.valueOf(length));
		return headers;
	}

}
