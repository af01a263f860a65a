package dev.opsboot.autoconfigure;

import java.util.Map;
import java.util.Set;

import dev.opsboot.metrics.LabelRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Properties of metrics.
 *
 * @param enabled whether labels are guarded and the path where Prometheus looks is
 * answered; without, metrics are as Spring Boot has them
 * @param path the path that answers as the prometheus endpoint of the actuator does,
 * below the context path and on the port of the actuator
 * @param labels the labels of meters
 */
@Validated
@ConfigurationProperties("ops.metrics")
public record MetricsProperties(@DefaultValue("true") boolean enabled,
		@Pattern(regexp = HealthProperties.PATH,
				message = HealthProperties.PATH_MESSAGE) @DefaultValue("/metrics") String path,
		@Valid @DefaultValue Labels labels) {

	/**
	 * Which values the labels of meters may have.
	 *
	 * @param maxValues the most values of each label of each meter; further ones are
	 * recorded as "unknown"
	 * @param denied labels whose values are always recorded as "unknown", besides
	 * built-in ones such as user_id
	 * @param allowed the values that a label may have, by its name; others are recorded
	 * as "unknown"
	 */
	public record Labels(@Min(1) @DefaultValue("100") int maxValues, @DefaultValue Set<String> denied,
			@DefaultValue Map<String, Set<String>> allowed) {

		LabelRules rules() {
			return new LabelRules(this.maxValues, this.denied, this.allowed);
		}

	}

}
