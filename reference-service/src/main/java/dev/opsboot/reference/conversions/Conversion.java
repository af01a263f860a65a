package dev.opsboot.reference.conversions;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * A conversion, as clients see it.
 *
 * @param id its id
 * @param state how far it has come
 * @param dryRun whether it never leaves the process
 * @param from the asset that goes in
 * @param to the asset that comes out
 * @param amount the amount that goes in, a decimal
 * @param amountOut the amount that comes out after all fees, a decimal
 * @param route the names of the strategies, in order
 * @param asOf when the prices held
 * @param expiresAt when these are too old
 * @param reason why it was rejected, null for all others
 */
@JsonPropertyOrder({ "id", "state", "dryRun", "from", "to", "amount", "amountOut", "route", "asOf", "expiresAt",
		"reason" })
@JsonInclude(JsonInclude.Include.NON_NULL)
record Conversion(String id, State state, boolean dryRun, String from, String to, String amount, String amountOut,
		List<String> route, Instant asOf, Instant expiresAt, @Nullable String reason) {

	Conversion {
		Objects.requireNonNull(id, "Conversion without an id");
		Objects.requireNonNull(state, "Conversion without a state");
		Objects.requireNonNull(from, "Conversion without an asset that goes in");
		Objects.requireNonNull(to, "Conversion without an asset that comes out");
		Objects.requireNonNull(amount, "Conversion without an amount");
		Objects.requireNonNull(expiresAt, "Conversion without an end");
		route = List.copyOf(route);
	}

	Conversion with(State state, @Nullable String reason) {
		return new Conversion(this.id, state, this.dryRun, this.from, this.to, this.amount, this.amountOut, this.route,
				this.asOf, this.expiresAt, reason);
	}

	boolean isOf(String from, String to, String amount) {
		return this.from.equals(from) && this.to.equals(to) && this.amount.equals(amount);
	}

}
