package dev.opsboot.config.catalog;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * A property of a type.
 *
 * @param name the name the binder appends
 * @param type the type of the value
 * @param settable whether a value can be given to the owner; otherwise only what the
 * owner already holds can be filled
 */
record Property(ConfigurationPropertyName name, ShapeRef type, boolean settable) {

	Shape shape() {
		return this.type.get();
	}

	/**
	 * Whether the binder can use the property: without a setter it fills collections,
	 * maps and beans, but cannot replace a value, an array or a record.
	 * @return whether the property can be bound
	 */
	boolean isBindable() {
		if (this.settable) {
			return true;
		}
		Shape shape = shape();
		if (shape instanceof Shape.Indexed indexed) {
			return !indexed.array();
		}
		if (shape instanceof Shape.Composite composite) {
			return !composite.type().isRecord();
		}
		return !(shape instanceof Shape.Scalar);
	}

}
