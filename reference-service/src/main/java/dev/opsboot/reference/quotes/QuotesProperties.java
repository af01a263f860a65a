package dev.opsboot.reference.quotes;

import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What quotes are made of.
 *
 * @param maxAge Age at which prices are too old to quote from.
 * @param strategies The strategies routes are made of, each with a name of its own.
 */
@ConfigurationProperties("quotes")
@Validated
public record QuotesProperties(
		@DurationMin(millis = 1) @DurationMax(days = 36_500) @DefaultValue("10m") Duration maxAge,
		@NotEmpty @UniqueNames List<@Valid Strategy> strategies) {

}
