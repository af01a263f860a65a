package dev.opsboot.reference.conversions;

import java.util.Locale;

/**
 * How far a conversion has come.
 */
enum State {

	/**
	 * Ready to be signed, which it is not: there is no key.
	 */
	PREPARED,

	/**
	 * Signed. In a dry run that is all; else it is going to be submitted.
	 */
	SIGNED,

	/**
	 * Submitted, and not known yet what became of it.
	 */
	SUBMITTED,

	/**
	 * Carried out by the feed.
	 */
	CONFIRMED,

	/**
	 * Refused by the feed.
	 */
	REJECTED,

	/**
	 * Never submitted, and its prices are too old by now.
	 */
	EXPIRED;

	/**
	 * Return whether nothing has left the process yet.
	 * @return whether it has not been submitted and may expire
	 */
	boolean isOpen() {
		return this == PREPARED || this == SIGNED;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
