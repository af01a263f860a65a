package dev.opsboot.reference.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A conversion to execute.
 *
 * @param jws the signed form
 * @param payload what was signed
 */
record SubmittedConversion(String jws, Payload payload) {

	/**
	 * What was signed. Complete, or it cannot be made.
	 *
	 * @param id the id that it has for good
	 * @param from the asset that goes in
	 * @param to the asset that comes out
	 * @param amount the amount that goes in, a decimal
	 * @param amountOut the amount that comes out, a decimal
	 * @param route the strategies, in their order
	 * @param expiresAt when it is too late to execute it
	 */
	record Payload(String id, String from, String to, String amount, String amountOut, List<String> route,
			Instant expiresAt) {

		private static final Pattern DECIMAL = Pattern.compile("[0-9]+(\\.[0-9]+)?");

		Payload {
			filled(id, "id");
			filled(from, "from");
			filled(to, "to");
			decimal(amount, "amount");
			decimal(amountOut, "amountOut");
			Objects.requireNonNull(expiresAt, "no expiresAt");
			if (Objects.requireNonNull(route, "no route").isEmpty()) {
				throw new IllegalArgumentException("no route");
			}
			route.forEach((strategy) -> filled(strategy, "strategy in route"));
		}

		private static void filled(String text, String name) {
			if (Objects.requireNonNull(text, "no " + name).isBlank()) {
				throw new IllegalArgumentException("no " + name);
			}
		}

		private static void decimal(String text, String name) {
			filled(text, name);
			if (!DECIMAL.matcher(text).matches()) {
				throw new IllegalArgumentException(name + " is no decimal");
			}
		}

	}

}
