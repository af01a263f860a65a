package dev.opsboot.reference.feed;

import java.time.Duration;

import dev.opsboot.config.UrlWithScheme;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where prices come from.
 *
 * @param url Base URL of the price feed (http or https), or "embedded" for the built-in
 * one with made-up prices.
 * @param pollInterval Pause between two reads of the prices.
 * @param timeout Time after which a request to the feed is given up.
 * @param maxConcurrent Most requests to the feed at the same time.
 */
@ConfigurationProperties("upstream")
@Validated
// @formatter:off: it breaks records whose annotations have braces
public record UpstreamProperties(
		@NotNull @UrlWithScheme(value = { "http", "https" }, except = EMBEDDED)
		@Pattern(regexp = "[^?#]*", message = "must have no query and no fragment") String url,
		@DurationMin(millis = 1) @DurationMax(days = 1) @DefaultValue("2s") Duration pollInterval,
		@DurationMin(millis = 1) @DurationMax(days = 1) @DefaultValue("1s") Duration timeout,
		@Positive @DefaultValue("4") int maxConcurrent) {
// @formatter:on

	/**
	 * The URL that stands for the built-in feed.
	 */
	public static final String EMBEDDED = "embedded";

	private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(30);

	/**
	 * How long a poller that is not stuck takes at most from one read to the next, with
	 * much to spare.
	 * @return the limit of its pulse
	 */
	Duration pollLimit() {
		Duration limit = this.pollInterval.plus(this.timeout).multipliedBy(3);
		return (limit.compareTo(SHORTEST_LIMIT) > 0) ? limit : SHORTEST_LIMIT;
	}

}
