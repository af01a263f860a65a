package dev.opsboot.reference.prices;

import java.time.Instant;

/**
 * The average price of a strategy.
 *
 * @param strategy the name of the strategy
 * @param period the period
 * @param average the average as a decimal, of what comes out for each one put in, before
 * the fee
 * @param asOf when the last price held that it knows
 * @param stale whether newer prices should have come by now
 */
record AveragePrice(String strategy, String period, String average, Instant asOf, boolean stale) {

}
