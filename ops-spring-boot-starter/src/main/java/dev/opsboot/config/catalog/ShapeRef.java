package dev.opsboot.config.catalog;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * A type whose shape is found when it is first asked for: an application looks at few of
 * its types, and a type may contain itself.
 */
final class ShapeRef {

	private final Shapes shapes;

	private final ResolvableType type;

	private final boolean existing;

	private @Nullable Shape shape;

	/**
	 * Create a reference.
	 * @param shapes finds the shape
	 * @param type the type
	 * @param existing whether an instance may exist that the binder fills
	 */
	ShapeRef(Shapes shapes, ResolvableType type, boolean existing) {
		this.shapes = shapes;
		this.type = type;
		this.existing = existing;
	}

	Shape get() {
		Shape shape = this.shape;
		if (shape == null) {
			shape = this.shapes.of(this.type, this.existing);
			this.shape = shape;
		}
		return shape;
	}

}
