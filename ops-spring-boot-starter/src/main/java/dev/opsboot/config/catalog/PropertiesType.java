package dev.opsboot.config.catalog;

import java.util.Objects;

import org.springframework.boot.context.properties.bind.BindMethod;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.ResolvableType;

/**
 * One {@code @ConfigurationProperties} type of the application.
 *
 * @param prefix the name its properties stand under, may be empty
 * @param type the type with its generics; for a Java bean that exists, best the class of
 * the instance, as Boot binds to what is there
 * @param bindMethod how Boot binds the type
 */
public record PropertiesType(ConfigurationPropertyName prefix, ResolvableType type, BindMethod bindMethod) {

	public PropertiesType {
		Objects.requireNonNull(prefix, "'prefix' must not be null");
		Objects.requireNonNull(type, "'type' must not be null");
		Objects.requireNonNull(bindMethod, "'bindMethod' must not be null");
	}

}
