package dev.opsboot.reference.quotes;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.opsboot.reference.Amount;

/**
 * The answer to {@code GET /quotes}.
 *
 * @param from the asset that goes in
 * @param to the asset that comes out
 * @param amount the amount that goes in, a decimal
 * @param amountOut the amount that comes out after all fees, a decimal
 * @param route the names of the strategies, in order
 * @param asOf when the prices held
 * @param stale whether newer prices were to be had but could not be read
 */
@JsonPropertyOrder({ "from", "to", "amount", "amountOut", "route", "asOf", "stale" })
record Quote(String from, String to, String amount, String amountOut, List<String> route, Instant asOf, boolean stale) {

	static Quote of(Offer offer) {
		return new Quote(offer.from(), offer.to(), Amount.format(offer.amountIn()), Amount.format(offer.amountOut()),
				offer.route(), offer.prices().asOf(), offer.stale());
	}

}
