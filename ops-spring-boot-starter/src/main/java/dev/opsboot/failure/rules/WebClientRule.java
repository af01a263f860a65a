package dev.opsboot.failure.rules;

import java.time.Duration;
import java.time.InstantSource;

import dev.opsboot.failure.Fault;
import dev.opsboot.failure.FaultRule;
import dev.opsboot.failure.RetryAfter;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * Answers that {@code WebClient} and HTTP interfaces on it refuse.
 *
 * @param clock tells how far away a date in {@code Retry-After} is
 */
record WebClientRule(InstantSource clock) implements FaultRule {

	@Override
	public @Nullable Fault fault(Throwable failure) {
		return (failure instanceof WebClientResponseException response) ? HttpStatusFault.of(response.getStatusCode())
				: null;
	}

	@Override
	public @Nullable Duration retryAfter(Throwable failure) {
		return (failure instanceof WebClientResponseException response)
				? RetryAfter.parse(response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER), this.clock) : null;
	}

}
