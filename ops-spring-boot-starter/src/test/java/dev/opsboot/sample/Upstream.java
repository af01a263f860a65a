package dev.opsboot.sample;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.opsboot.config.UrlWithScheme;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * A record with all kinds of values.
 *
 * @param url where to ask
 * @param timeout how long to wait
 * @param token what to show
 * @param maxConcurrent how many at once
 * @param routes which ways
 * @param names names by key
 */
@Validated
@ConfigurationProperties("upstream")
// @formatter:off
public record Upstream(@UrlWithScheme({ "http", "https" }) @DefaultValue("http://localhost") String url,
		@DefaultValue("1s") Duration timeout, @NotBlank @DefaultValue("none") String token,
		@DefaultValue("4") @Max(100) int maxConcurrent, @DefaultValue List<@Valid Route> routes,
		@DefaultValue Map<String, String> names) {
	// @formatter:on

	@Override
	public String toString() {
		return "Upstream[" + this.url + "]";
	}

	/**
	 * A way.
	 *
	 * @param name its name
	 * @param feeBps its fee
	 * @param tags its tags
	 */
	public record Route(@NotBlank String name, @DefaultValue("0") @Max(10000) int feeBps,
			@Nullable List<Integer> tags) {

	}

}
