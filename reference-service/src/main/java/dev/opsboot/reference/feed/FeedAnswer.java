package dev.opsboot.reference.feed;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of {@code GET /prices} as it comes, with nothing promised about it.
 *
 * @param asOf when the prices held
 * @param curves a price curve per strategy
 */
@JsonPropertyOrder({ "asOf", "curves" })
public record FeedAnswer(@Nullable Instant asOf, @Nullable List<? extends @Nullable Curve> curves) {

	/**
	 * The prices of one strategy.
	 *
	 * @param strategy the name of the strategy
	 * @param points the known points
	 */
	@JsonPropertyOrder({ "strategy", "points" })
	public record Curve(@Nullable String strategy, @Nullable List<? extends @Nullable Point> points) {

	}

	/**
	 * The price of one amount.
	 *
	 * @param amount the amount, a decimal
	 * @param price the price, a decimal
	 */
	@JsonPropertyOrder({ "amount", "price" })
	public record Point(@Nullable String amount, @Nullable String price) {

	}

}
