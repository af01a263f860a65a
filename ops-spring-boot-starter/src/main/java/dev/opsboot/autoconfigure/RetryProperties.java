package dev.opsboot.autoconfigure;

import java.time.Duration;

import dev.opsboot.retry.RetryBudget;
import dev.opsboot.retry.RetrySchedule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Properties of retries.
 *
 * @param enabled whether there are retries; without, methods with {@code @RetryTransient}
 * are called once and there are no templates
 * @param maxRetries the most retries, after the first attempt
 * @param baseDelay the wait before the first retry
 * @param multiplier makes each wait longer than the one before
 * @param jitter the part of a wait, from 0 to 1, that is cut off at random at most
 * @param maxRetryAfter the longest wait that another system can ask for by Retry-After
 * @param budget the retries that an operation can afford
 */
@Validated
@ConfigurationProperties("ops.retry")
// @formatter:off: it breaks records whose annotations have braces
public record RetryProperties(@DefaultValue("true") boolean enabled,
		@PositiveOrZero @Max(20) @DefaultValue("5") int maxRetries,
		@DurationMin(millis = 1) @DurationMax(days = 1) @DefaultValue("100ms") Duration baseDelay,
		@DecimalMin("1") @DecimalMax("10") @DefaultValue("2") double multiplier,
		@DecimalMin("0") @DecimalMax("1") @DefaultValue("0") double jitter,
		@DurationMin @DurationMax(days = 1) @DefaultValue("30s") Duration maxRetryAfter,
		@Valid @DefaultValue Budget budget) {
// @formatter:on

	RetrySchedule schedule() {
		return new RetrySchedule(this.maxRetries, this.baseDelay, this.multiplier, this.jitter, this.maxRetryAfter);
	}

	/**
	 * The retries that an operation can afford.
	 *
	 * @param enabled whether there is a limit
	 * @param maxTokens the most tokens; a failure takes one, and nothing is retried while
	 * no more than half are left
	 * @param tokenRatio the part of a token that a success gives back
	 */
	public record Budget(@DefaultValue("true") boolean enabled, @Min(3) @Max(1000) @DefaultValue("100") int maxTokens,
			@DecimalMin("0.001") @DefaultValue("0.1") double tokenRatio) {

		RetryBudget create() {
			return new RetryBudget(this.maxTokens, this.tokenRatio);
		}

	}

}
