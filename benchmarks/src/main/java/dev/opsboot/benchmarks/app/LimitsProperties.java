package dev.opsboot.benchmarks.app;

import java.util.List;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a client may ask for.
 *
 * @param maxBatch Most conversions in one request.
 * @param maxBody Largest body.
 * @param requestsPerSecond Requests of one client.
 * @param allowed Networks that may ask.
 */
@ConfigurationProperties("limits")
@Validated
record LimitsProperties(@Positive int maxBatch, @NotNull DataSize maxBody, @Positive double requestsPerSecond,
		@NotEmpty List<String> allowed) {

}
