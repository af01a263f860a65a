package dev.opsboot.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

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
@ConfigurationProperties("ops.process")
public record ProcessProperties(@Nullable String pidFile, @DefaultValue("30s") Duration shutdownTimeout,
		@DefaultValue("0s") Duration drainDelay) {

	public ProcessProperties {
		Assert.isTrue(!shutdownTimeout.isNegative() && !shutdownTimeout.isZero(), "shutdown-timeout must be positive");
		Assert.isTrue(!drainDelay.isNegative(), "drain-delay must not be negative");
		Assert.isTrue(drainDelay.compareTo(shutdownTimeout) < 0, "drain-delay must be shorter than shutdown-timeout");
	}

}
