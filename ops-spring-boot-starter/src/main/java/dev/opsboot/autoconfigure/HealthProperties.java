package dev.opsboot.autoconfigure;

import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Properties of the paths where monitors look.
 *
 * @param enabled whether they are answered
 * @param livePath the path that tells whether the process is live
 * @param readyPath the path that tells whether the application is ready
 */
@Validated
@ConfigurationProperties("ops.health")
public record HealthProperties(@DefaultValue("true") boolean enabled,
		@Pattern(regexp = PATH, message = PATH_MESSAGE) @DefaultValue("/.well-known/live") String livePath,
		@Pattern(regexp = PATH, message = PATH_MESSAGE) @DefaultValue("/.well-known/ready") String readyPath) {

	static final String PATH = "(/[A-Za-z0-9._~-]+)+";

	static final String PATH_MESSAGE = "must be a path such as /status: letters, digits, dots, dashes, tildes and underscores after each slash";

}
