package dev.opsboot.reference.feed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * Reads the feed over HTTP: no more than so many requests at a time, no longer than so
 * long, no answer above {@value #MAX_BYTES} bytes.
 */
final class FeedClient {

	static final int MAX_BYTES = 1 << 20;

	private final URI prices;

	private final RestClient client;

	private final Duration timeout;

	private final Semaphore permits;

	private final JsonMapper jsonMapper;

	/**
	 * Create a client.
	 * @param url the base URL of the feed
	 * @param upstream the limits
	 * @param jsonMapper reads the answers
	 */
	FeedClient(String url, UpstreamProperties upstream, JsonMapper jsonMapper) {
		this.prices = URI.create(url.replaceFirst("/+$", "") + "/prices");
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
	 * Read the current prices.
	 * @return the answer, not checked yet
	 * @throws FeedException if there is no answer in time, or one that is not the JSON
	 * expected. An interrupt does the same and stays set.
	 */
	FeedAnswer prices() {
		acquire();
		try {
			byte[] body = this.client.get()
				.uri(this.prices)
				.accept(MediaType.APPLICATION_JSON)
				.exchangeForRequiredValue((request, response) -> body(response));
			return this.jsonMapper.readValue(body, FeedAnswer.class);
		}
		catch (ResourceAccessException ex) {
			throw new FeedException("no answer: " + ex.getCause(), ex);
		}
		catch (JacksonException ex) {
			throw new FeedException("not the JSON expected: " + ex.getOriginalMessage(), ex);
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
		if (!HttpStatus.OK.equals(response.getStatusCode())) {
			throw new FeedException("status " + response.getStatusCode().value());
		}
		byte[] body = response.getBody().readNBytes(MAX_BYTES + 1);
		if (body.length > MAX_BYTES) {
			throw new FeedException("answer above " + MAX_BYTES + " bytes");
		}
		return body;
	}

}
