package dev.opsboot.reference.report;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * A poll as a report reads it from {@code runs.jl}, where one of another version of the
 * service may have written it.
 *
 * @param time when it ended
 * @param outcome {@code prices}, or what kept them from coming
 * @param asOf when the prices held
 * @param prices the price of the smallest amount by strategy
 * @param error what failed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Run(Instant time, String outcome, @Nullable Instant asOf, Map<String, Double> prices, @Nullable String error) {

	Run {
		Objects.requireNonNull(time, "Run without time");
		Objects.requireNonNull(outcome, "Run without outcome");
		prices = Objects.requireNonNullElse(prices, Map.of());
	}

	boolean isFailed() {
		return !"prices".equals(this.outcome);
	}

}
