package dev.opsboot.reference.conversions;

import java.time.Instant;
import java.util.Objects;

import dev.opsboot.reference.feed.SignedConversion;
import org.jspecify.annotations.Nullable;

/**
 * A conversion, as it is stored.
 *
 * @param conversion the conversion
 * @param key the {@code Idempotency-Key} it was asked for with, null for none
 * @param signed the signed conversion as a JWS, null if it is not signed
 */
record Entry(Conversion conversion, @Nullable String key, @Nullable String signed) {

	Entry {
		Objects.requireNonNull(conversion, "Entry without a conversion");
		if (waits(conversion)) {
			Objects.requireNonNull(signed, "Entry to be submitted without a signature");
		}
	}

	String id() {
		return this.conversion.id();
	}

	Entry with(State state, @Nullable String reason) {
		return new Entry(this.conversion.with(state, reason), this.key, this.signed);
	}

	/**
	 * Return whether it was not submitted in time.
	 * @param now the present
	 * @return whether it is to expire
	 */
	boolean hasExpired(Instant now) {
		return this.conversion.state().isOpen() && !now.isBefore(this.conversion.expiresAt());
	}

	SignedConversion toSubmit() {
		return new SignedConversion(id(), Objects.requireNonNull(this.signed, "Not signed"));
	}

	/**
	 * Return whether the feed does not have it yet, or has not told what became of it.
	 * @return whether it is to be submitted
	 */
	boolean waits() {
		return waits(this.conversion);
	}

	private static boolean waits(Conversion conversion) {
		return !conversion.dryRun() && (conversion.state() == State.SIGNED || conversion.state() == State.SUBMITTED);
	}

}
