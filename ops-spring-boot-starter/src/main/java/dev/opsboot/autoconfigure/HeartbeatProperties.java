package dev.opsboot.autoconfigure;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Properties of the heartbeat.
 *
 * @param enabled whether pulses are judged at all; without, there is no file and no
 * metric either
 * @param file the heartbeat file; "none" for none; by default
 * tmp/&lt;instance&gt;.heartbeat in the working directory, in a container
 * run/&lt;instance&gt;.heartbeat below the prefix
 * @param interval how often the file is replaced while the service makes progress, at
 * least 10 ms
 */
@Validated
@ConfigurationProperties("ops.heartbeat")
public record HeartbeatProperties(@DefaultValue("true") boolean enabled, @Nullable String file,
		@DurationMin(millis = 10, message = "must be at least 10ms") @DefaultValue("10s") Duration interval) {

}
