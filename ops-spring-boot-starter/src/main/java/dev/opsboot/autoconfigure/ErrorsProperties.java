package dev.opsboot.autoconfigure;

import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Properties of failures.
 *
 * @param alertThreshold the most persistent failures of an operation, without a success
 * in between, that nobody is called for
 */
@Validated
@ConfigurationProperties("ops.errors")
public record ErrorsProperties(@PositiveOrZero @DefaultValue("10") int alertThreshold) {

}
