package dev.opsboot.benchmarks.app;

import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What quotes are made of.
 *
 * @param maxAge Age at which prices are too old.
 * @param precision Digits of an amount.
 * @param strategies Ways to turn one asset into another.
 */
@ConfigurationProperties("quotes")
@Validated
record QuotesProperties(@NotNull Duration maxAge, @Positive @Max(34) int precision,
		@NotEmpty List<@Valid Strategy> strategies) {

	/**
	 * A way to turn one asset into another.
	 *
	 * @param name Name of the strategy.
	 * @param from Asset it takes.
	 * @param to Asset it gives.
	 * @param feeBps Fee in hundredths of a percent.
	 */
	record Strategy(@NotBlank String name, @NotBlank String from, @NotBlank String to, @PositiveOrZero int feeBps) {

	}

}
