package dev.opsboot.failure.rules;

import java.time.Duration;
import java.time.InstantSource;

import dev.opsboot.failure.Fault;
import dev.opsboot.failure.FaultRule;
import dev.opsboot.failure.RetryAfter;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClientResponseException;

/**
 * Answers that {@code RestClient}, {@code RestTemplate} and HTTP interfaces on them
 * refuse. What the connection does is told by the cause.
 *
 * @param clock tells how far away a date in {@code Retry-After} is
 */
record RestClientRule(InstantSource clock) implements FaultRule {

	@Override
	public @Nullable Fault fault(Throwable failure) {
		return (failure instanceof RestClientResponseException response) ? HttpStatusFault.of(response.getStatusCode())
				: null;
	}

	@Override
	public @Nullable Duration retryAfter(Throwable failure) {
		HttpHeaders headers = (failure instanceof RestClientResponseException response) ? response.getResponseHeaders()
				: null;
		return (headers != null) ? RetryAfter.parse(headers.getFirst(HttpHeaders.RETRY_AFTER), this.clock) : null;
	}

}
