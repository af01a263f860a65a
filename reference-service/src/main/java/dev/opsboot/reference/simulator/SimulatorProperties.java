package dev.opsboot.reference.simulator;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the built-in feed behaves.
 *
 * @param seed Seed of the prices and of what goes wrong. The same seed gives the same
 * answers.
 * @param port Port on the loopback interface, 0 for any free one.
 * @param failureRate Part of the requests answered with status 500 or 503.
 * @param stallRate Part of the requests not answered for 30 s, then closed.
 * @param garbageRate Part of the requests answered with what must not be believed.
 * @param retryAfterRate Part of the requests answered with status 429 or 503 and
 * Retry-After.
 * @param maxBatch Most conversions taken in one request, 0 to take no batches at all.
 */
@ConfigurationProperties("simulator")
@Validated
@RatesWithinOne
// @formatter:off: it breaks records whose annotations have braces
public record SimulatorProperties(
		@DefaultValue("1") long seed,
		@Min(0) @Max(65535) @DefaultValue("0") int port,
		@DecimalMin("0.0") @DecimalMax("1.0") @DefaultValue("0.0") double failureRate,
		@DecimalMin("0.0") @DecimalMax("1.0") @DefaultValue("0.0") double stallRate,
		@DecimalMin("0.0") @DecimalMax("1.0") @DefaultValue("0.0") double garbageRate,
		@DecimalMin("0.0") @DecimalMax("1.0") @DefaultValue("0.0") double retryAfterRate,
		@PositiveOrZero @DefaultValue("100") int maxBatch) {
// @formatter:on

}
