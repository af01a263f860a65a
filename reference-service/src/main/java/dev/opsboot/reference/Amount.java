package dev.opsboot.reference;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Amounts of assets as clients write and read them: decimals in a string.
 */
public final class Amount {

	/**
	 * The most digits after the point.
	 */
	public static final int SCALE = 18;

	private static final Pattern FORM = Pattern.compile("[0-9]{1,16}(\\.[0-9]{1," + SCALE + "})?");

	private Amount() {
	}

	/**
	 * Read an amount that is put in.
	 * @param text what a client wrote
	 * @return the amount, above zero
	 * @throws Problem if it is none
	 */
	public static BigDecimal parse(String text) {
		BigDecimal value = (FORM.matcher(text).matches()) ? new BigDecimal(text) : BigDecimal.ZERO;
		if (value.signum() == 0) {
			throw Problem.badRequest(
					"amount must be a positive decimal with at most 16 digits before the point and 18 after it");
		}
		return value;
	}

	/**
	 * Write an amount.
	 * @param value the amount
	 * @return its digits, without zeros at the end and without an exponent
	 */
	public static String format(BigDecimal value) {
		return value.stripTrailingZeros().toPlainString();
	}

}
