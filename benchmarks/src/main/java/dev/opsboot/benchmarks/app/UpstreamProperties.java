package dev.opsboot.benchmarks.app;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where prices come from.
 *
 * @param url Base URL.
 * @param pollInterval Pause between two reads.
 * @param timeout Time after which a request is given up.
 * @param maxConcurrent Most requests at the same time.
 * @param userAgent Name sent with each request.
 * @param regions Regions to ask for.
 */
@ConfigurationProperties("upstream")
@Validated
record UpstreamProperties(@NotNull URI url, @NotNull Duration pollInterval, @NotNull Duration timeout,
		@Positive int maxConcurrent, @NotBlank String userAgent, @NotEmpty List<String> regions) {

}
