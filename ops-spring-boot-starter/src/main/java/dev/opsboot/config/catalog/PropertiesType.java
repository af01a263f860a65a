package dev.opsboot.config.catalog;

import org.springframework.boot.context.properties.bind.BindMethod;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.ResolvableType;

/**
 * A type that the properties below a prefix are bound to.
 *
 * @param prefix the prefix
 * @param type the type
 * @param bindMethod whether Boot binds through its constructor or its setters
 */
public record PropertiesType(ConfigurationPropertyName prefix, ResolvableType type, BindMethod bindMethod) {

	Shape shape() {
		return Shape.of(this.type, this.bindMethod);
	}

}
