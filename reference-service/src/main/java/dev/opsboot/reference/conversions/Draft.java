package dev.opsboot.reference.conversions;

import java.math.BigDecimal;

/**
 * What the first stage of a conversion, preparing it, leads to.
 */
sealed interface Draft {

	/**
	 * It can be signed.
	 *
	 * @param amountOut the amount that comes out at the end, to the digits that an amount
	 * can have
	 */
	record Ready(BigDecimal amountOut) implements Draft {
	}

	/**
	 * It cannot be done.
	 *
	 * @param reason why
	 */
	record Unprepared(String reason) implements Draft {
	}

}
