package dev.opsboot.reference.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.net.httpserver.HttpExchange;
import dev.opsboot.heartbeat.Heartbeat;
import dev.opsboot.reference.StubFeed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SubmissionClient}.
 */
class SubmissionClientTests {

	private static final SignedConversion FIRST = new SignedConversion("1", "jws.of.first");

	private static final SignedConversion SECOND = new SignedConversion("2", "jws.of.second");

	private final StubFeed feed = new StubFeed();

	private final Map<String, String> received = new ConcurrentHashMap<>();

	@AfterEach
	void closeFeed() {
		this.feed.close();
	}

	@Test
	void submitsOneUnderItsId() {
		answer(200, "{\"id\":\"1\",\"status\":\"confirmed\"}");
		assertThat(client().submit(List.of(FIRST))).containsExactly(new Outcome("1", true, null));
		assertThat(this.received).containsEntry("method", "POST")
			.containsEntry("body", "{\"conversion\":\"jws.of.first\"}")
			.containsEntry("key", "1")
			.containsEntry("type", "application/json");
	}

	@Test
	void submitsABatchAndTakesTheAnswersInAnyOrder() {
		answer(200, """
				[{"id":"2","status":"rejected","reason":"too\\nlate"},{"id":"1","status":"confirmed"}]""");
		assertThat(client().submit(List.of(FIRST, SECOND))).containsExactly(new Outcome("1", true, null),
				new Outcome("2", false, "too?late"));
		assertThat(this.received).containsEntry("body", """
				[{"conversion":"jws.of.first"},{"conversion":"jws.of.second"}]""").containsEntry("key", "null");
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 413, 422 })
	void saysThatTheFeedRefuses(int status) {
		answer(status, "");
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> client().submit(List.of(FIRST, SECOND)))
			.withMessage("status " + status);
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 404, 409, 500, 503 })
	void doesNotKnowAfterAnyOtherError(int status) {
		answer(status, "");
		assertThatExceptionOfType(FeedException.class).isThrownBy(() -> client().submit(List.of(FIRST)))
			.withMessage("status " + status);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					[{"id":"1","status":"confirmed"}]                                        | nothing about conversion 2
					[{"id":"1","status":"confirmed"},{"id":"2","status":"done"}]             | unknown status done
					[{"id":"1","status":"confirmed"},{"id":"2"}]                             | unknown status null
					[{"id":"1","status":"confirmed"},{"status":"confirmed"}]                 | a result without an id
					[{"id":"1","status":"confirmed"},null]                                   | a result without an id
					[]                                                                       | nothing about conversion 1
					[{"id":"1","status":"confirmed"},{"id":"2","status":"confirmed"},{"id":"1","status":"rejected"}] | two results for conversion 1
					""")
	void refusesAnAnswerWithGapsOrContradictions(String json, String reason) {
		answer(200, json);
		assertThatExceptionOfType(InvalidAnswerException.class)
			.isThrownBy(() -> client().submit(List.of(FIRST, SECOND)))
			.withMessage(reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "garbage", "{}", "null", "[{\"id\":\"1\"" })
	void refusesWhatIsNotTheJsonExpected(String body) {
		answer(200, body);
		assertThatExceptionOfType(InvalidAnswerException.class)
			.isThrownBy(() -> client().submit(List.of(FIRST, SECOND)));
	}

	private void answer(int status, String body) {
		this.feed.handleConversions((exchange) -> {
			receive(exchange);
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status, bytes.length);
			exchange.getResponseBody().write(bytes);
		});
	}

	private void receive(HttpExchange exchange) throws IOException {
		this.received.put("method", exchange.getRequestMethod());
		this.received.put("body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
		this.received.put("key", String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
		this.received.put("type", exchange.getRequestHeaders().getFirst("Content-Type"));
	}

	private SubmissionClient client() {
		UpstreamProperties upstream = new UpstreamProperties(this.feed.url(), Duration.ofSeconds(2),
				Duration.ofSeconds(10), 1);
		return new SubmissionClient(new FeedHttp(this.feed.url(), upstream, JsonMapper.shared()),
				new Heartbeat().pulse("submitter", Duration.ofSeconds(30)));
	}

}
