package dev.opsboot.reference.quotes;

import java.math.BigDecimal;
import java.util.List;

import dev.opsboot.reference.prices.Prices;

/**
 * The best that can be had for an amount, and the prices it was computed from.
 *
 * @param from the asset that goes in
 * @param to the asset that comes out
 * @param amountIn the amount that goes in
 * @param amountOut the amount that comes out after all fees, to 34 digits
 * @param route the names of the strategies, in order
 * @param prices the prices
 * @param stale whether newer prices were to be had but could not be read
 */
public record Offer(String from, String to, BigDecimal amountIn, BigDecimal amountOut, List<String> route,
		Prices prices, boolean stale) {
}
