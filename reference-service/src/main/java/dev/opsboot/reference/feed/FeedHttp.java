package dev.opsboot.reference.feed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/**
 * Talks JSON to the feed over HTTP: no more than so many requests at a time, no longer
 * than so long, no answer above {@value #MAX_BYTES} bytes.
 */
final class FeedHttp {

	static final int MAX_BYTES = 1 << 20;

	private final String url;

	private final RestClient client;

	private final Duration timeout;

	private final Semaphore permits;

	private final JsonMapper jsonMapper;

	/**
	 * Create a client.
	 * @param url the base URL of the feed
	 * @param upstream the limits
	 * @param jsonMapper writes requests and reads answers
	 */
	FeedHttp(String url, UpstreamProperties upstream, JsonMapper jsonMapper) {
		this.url = url.replaceFirst("/+$", "");
		this.client = restClient(upstream.timeout());
		this.timeout = upstream.timeout();
		this.permits = new Semaphore(upstream.maxConcurrent(), true);
		this.jsonMapper = jsonMapper;
	}

	private static RestClient restClient(Duration timeout) {
		HttpClient httpClient = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(timeout)
			.build();
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(httpClient);
		requests.setReadTimeout(timeout);
		return RestClient.builder().requestFactory(requests).build();
	}

	/**
	 * Ask for something.
	 * @param <T> the type of the answer
	 * @param path the path below the base URL
	 * @param type the type of the answer
	 * @return the answer
	 * @throws FeedException if there is no answer in time. An interrupt does the same and
	 * stays set.
	 * @throws InvalidAnswerException if there is an answer that is refused
	 */
	<T> T get(String path, Class<T> type) {
		return exchange(this.client.get().uri(URI.create(this.url + path)), type);
	}

	/**
	 * Send something.
	 * @param <T> the type of the answer
	 * @param path the path below the base URL
	 * @param idempotencyKey what the feed knows a repetition by, null for none
	 * @param content what to send
	 * @param type the type of the answer
	 * @return the answer
	 * @throws FeedException as for {@link #get}
	 * @throws InvalidAnswerException as for {@link #get}
	 */
	<T> T post(String path, @Nullable String idempotencyKey, Object content, Class<T> type) {
		RestClient.RequestBodySpec request = this.client.method(HttpMethod.POST)
			.uri(URI.create(this.url + path))
			.contentType(MediaType.APPLICATION_JSON)
			.body(this.jsonMapper.writeValueAsBytes(content));
		if (idempotencyKey != null) {
			request.header("Idempotency-Key", idempotencyKey);
		}
		return exchange(request, type);
	}

	private <T> T exchange(RestClient.RequestHeadersSpec<?> request, Class<T> type) {
		acquire();
		try {
			byte[] body = request.header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
				.exchangeForRequiredValue((sent, response) -> body(response));
			return read(body, type);
		}
		catch (ResourceAccessException ex) {
			throw new FeedException("no answer: " + ex.getCause(), ex);
		}
		catch (JacksonException ex) {
			throw new InvalidAnswerException("not the JSON expected: " + ex.getOriginalMessage(), ex);
		}
		finally {
			this.permits.release();
		}
	}

	private <T> T read(byte[] body, Class<T> type) {
		T answer = this.jsonMapper.readValue(body, type);
		if (answer == null) {
			throw new InvalidAnswerException("not the JSON expected: null");
		}
		return answer;
	}

	private void acquire() {
		try {
			if (!this.permits.tryAcquire(this.timeout.toNanos(), TimeUnit.NANOSECONDS)) {
				throw new FeedException("too many requests at the same time");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new FeedException("interrupted", ex);
		}
	}

	private static byte[] body(ClientHttpResponse response) throws IOException {
		HttpStatusCode status = response.getStatusCode();
		if (status.isError()) {
			throw new FeedException("status " + status.value(), withoutBody(response));
		}
		if (!status.isSameCodeAs(HttpStatus.OK)) {
			throw new InvalidAnswerException("status " + status.value());
		}
		byte[] body = content(response);
		if (body.length > MAX_BYTES) {
			throw new InvalidAnswerException("answer above " + MAX_BYTES + " bytes");
		}
		return body;
	}

	private static byte[] content(ClientHttpResponse response) throws IOException {
		try {
			return response.getBody().readNBytes(MAX_BYTES + 1);
		}
		catch (IOException ex) {
			throw new FeedException("answer is incomplete: " + NestedExceptionUtils.getMostSpecificCause(ex), ex);
		}
	}

	/**
	 * The status and the headers say whether and when to try again; the body may be of
	 * any length.
	 */
	private static RestClientResponseException withoutBody(ClientHttpResponse response) throws IOException {
		return new RestClientResponseException("status " + response.getStatusCode().value(), response.getStatusCode(),
				response.getStatusText(), response.getHeaders(), null, null);
	}

}
