package dev.opsboot.reference.quotes;

import java.math.BigDecimal;
import java.math.MathContext;

import dev.opsboot.reference.prices.PriceCurve;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One way to turn an asset into another.
 *
 * @param name Name, as the feed uses it.
 * @param from Asset that goes in.
 * @param to Asset that comes out.
 * @param feeBps Fee in basis points (hundredths of a percent) of what comes out.
 */
@ConfigurationPropertiesSource
public record Strategy(@NotBlank String name, @NotBlank String from, @NotBlank String to,
		@Min(0) @Max(10000) @DefaultValue("0") int feeBps) {

	/**
	 * Compute what comes out for an amount put in: amount × price × (1 − fee).
	 * @param amount the amount put in
	 * @param curve the price curve of this strategy
	 * @return the amount that comes out, to 34 digits
	 */
	public BigDecimal convert(BigDecimal amount, PriceCurve curve) {
		BigDecimal kept = BigDecimal.valueOf(10_000L - this.feeBps, 4);
		return amount.multiply(curve.priceAt(amount).multiply(kept), MathContext.DECIMAL128);
	}

}
