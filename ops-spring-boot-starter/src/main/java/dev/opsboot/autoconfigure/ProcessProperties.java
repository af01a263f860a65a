package dev.opsboot.autoconfigure;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.validation.annotation.Validated;

/**
 * Properties of the life of the process.
 *
 * @param pidFile the file that holds the id of the process, beside which the lock of the
 * instance lies; "none" for neither; by default run/&lt;instance&gt;.pid below the prefix
 * @param shutdownTimeout the time that a whole shutdown may take before what is still at
 * work is cut off
 * @param drainDelay how long to go on serving during a shutdown after readiness is gone,
 * so that clients and load balancers notice
 */
@Validated
@ConfigurationProperties("ops.process")
// @formatter:off: it puts the constraints of several components on one line
public record ProcessProperties(
		@Nullable String pidFile,
		@DurationMin(millis = 1, message = "must be positive") @DefaultValue("30s") Duration shutdownTimeout,
		@DurationMin(message = "must not be negative") @DefaultValue("0s") Duration drainDelay) {
// @formatter:on

	public ProcessProperties {
		Assert.isTrue(drainDelay.compareTo(shutdownTimeout) < 0 || !isPositive(shutdownTimeout),
				"drain-delay must be shorter than shutdown-timeout");
	}

	private static boolean isPositive(Duration duration) {
		return !duration.isNegative() && !duration.isZero();
	}

}
