package dev.opsboot.reference.feed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.opsboot.heartbeat.Pulse;
import dev.opsboot.retry.RetryTransient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/**
 * Reads the feed over HTTP: no more than so many requests at a time, no longer than so
 * long, no answer above {@value #MAX_BYTES} bytes. A read that may succeed later is tried
 * again. Each attempt is a beat of the pulse, whether it fails or not: only a client that
 * is stuck is silent.
 */
class FeedClient {

	static final int MAX_BYTES = 1 << 20;

	private final URI prices;

	private final RestClient client;

	private final Duration timeout;

	private final Semaphore permits;

	private final FeedAnswerReader reader;

	private final JsonMapper jsonMapper;

	private final Pulse pulse;

	/**
	 * Create a client.
	 * @param url the base URL of the feed
	 * @param upstream the limits
	 * @param reader checks the answers
	 * @param jsonMapper reads the answers
	 * @param pulse beats with each attempt
	 */
	FeedClient(String url, UpstreamProperties upstream, FeedAnswerReader reader, JsonMapper jsonMapper, Pulse pulse) {
		this.prices = URI.create(url.replaceFirst("/+$", "") + "/prices");
		this.client = restClient(upstream.timeout());
		this.timeout = upstream.timeout();
		this.permits = new Semaphore(upstream.maxConcurrent(), true);
		this.reader = reader;
		this.jsonMapper = jsonMapper;
		this.pulse = pulse;
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
	 * Read the current prices.
	 * @return the prices
	 * @throws FeedException if there is no answer in time. An interrupt does the same and
	 * stays set.
	 * @throws InvalidAnswerException if there is an answer that is refused
	 */
	@RetryTransient("feed.prices")
	Reading prices() {
		this.pulse.beat();
		acquire();
		try {
			byte[] body = this.client.get()
				.uri(this.prices)
				.accept(MediaType.APPLICATION_JSON)
				.exchangeForRequiredValue((request, response) -> body(response));
			FeedAnswer answer = this.jsonMapper.readValue(body, FeedAnswer.class);
			return new Reading(answer, this.reader.read(answer));
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
		byte[] body = response.getBody().readNBytes(MAX_BYTES + 1);
		if (body.length > MAX_BYTES) {
			throw new InvalidAnswerException("answer above " + MAX_BYTES + " bytes");
		}
		return body;
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
