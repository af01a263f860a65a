package dev.opsboot.config.catalog;

import java.util.Map;
import java.util.function.Consumer;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * What Boot's binder makes of a type, as far as names go: which names below a property of
 * that type it binds. Every shape also binds a value of its own; whether that converts is
 * the binder's to say.
 */
sealed interface Shape {

	/**
	 * Whether a name is bound.
	 * @param key the whole name
	 * @param depth the number of elements of the key that led to this shape
	 * @param path the types on the way to this shape
	 * @return whether the rest of the key is bound
	 */
	boolean binds(ConfigurationPropertyName key, int depth, TypePath path);

	/**
	 * Collect the names of values at and below this shape. A type that contains itself is
	 * not entered a second time.
	 * @param name the name that leads to this shape
	 * @param path the types on the way to this shape
	 * @param names takes the names
	 */
	void expand(KeyPattern name, TypePath path, KeyPatterns names);

	/**
	 * A single value.
	 *
	 * @param type the class the text is converted to
	 */
	record Scalar(Class<?> type) implements Shape {

		@Override
		public boolean binds(ConfigurationPropertyName key, int depth, TypePath path) {
			return depth == key.getNumberOfElements();
		}

		@Override
		public void expand(KeyPattern name, TypePath path, KeyPatterns names) {
			names.add(name);
		}

	}

	/**
	 * A type that cannot be seen through, such as an interface whose instance is only
	 * known when the application runs: anything below may be bound.
	 */
	record Opaque() implements Shape {

		@Override
		public boolean binds(ConfigurationPropertyName key, int depth, TypePath path) {
			return true;
		}

		@Override
		public void expand(KeyPattern name, TypePath path, KeyPatterns names) {
			names.add(name);
			names.add(name.open());
		}

	}

	/**
	 * A collection or array, whose elements have numeric indexes.
	 *
	 * @param element the element type
	 * @param array whether this is an array
	 */
	record Indexed(ShapeRef element, boolean array) implements Shape {

		@Override
		public boolean binds(ConfigurationPropertyName key, int depth, TypePath path) {
			return depth == key.getNumberOfElements()
					|| key.isNumericIndex(depth) && this.element.get().binds(key, depth + 1, path.intoElement());
		}

		@Override
		public void expand(KeyPattern name, TypePath path, KeyPatterns names) {
			if (this.element.get() instanceof Scalar) {
				names.add(name);
			}
			if (names.hasRoomBelow(name)) {
				this.element.get().expand(name.index(), path, names);
			}
		}

	}

	/**
	 * A map. Its keys are free; how many elements of the name make up one key depends on
	 * the type of the values.
	 *
	 * @param value the type of the values
	 */
	record Keyed(ShapeRef value) implements Shape {

		@Override
		public boolean binds(ConfigurationPropertyName key, int depth, TypePath path) {
			if (depth == key.getNumberOfElements() || bindsEverything()) {
				return true;
			}
			int end = (this.value.get() instanceof Indexed) ? nextIndex(key, depth + 1) : depth + 1;
			return this.value.get().binds(key, end, path.intoElement());
		}

		private static int nextIndex(ConfigurationPropertyName key, int from) {
			int index = from;
			while (index < key.getNumberOfElements() && !key.isNumericIndex(index)) {
				index++;
			}
			return index;
		}

		// Text, numbers and enums; an Object may be anything, also a nested map
		private boolean bindsEverything() {
			return this.value.get() instanceof Scalar scalar
					&& (scalar.type().isEnum() || scalar.type().getName().startsWith("java.lang."));
		}

		/**
		 * Whether several elements of a name can make up one key.
		 * @return whether keys may have dots
		 */
		boolean joinsElements() {
			return bindsEverything() || this.value.get() instanceof Indexed;
		}

		@Override
		public void expand(KeyPattern name, TypePath path, KeyPatterns names) {
			if (joinsElements()) {
				names.add(name.open());
			}
			else if (names.hasRoomBelow(name)) {
				this.value.get().expand(name.key(), path, names);
			}
		}

	}

	/**
	 * A type whose properties are bound one by one.
	 *
	 * @param type the class
	 * @param properties the properties by uniform name
	 */
	record Composite(Class<?> type, Map<String, Property> properties) implements Shape {

		@Override
		public boolean binds(ConfigurationPropertyName key, int depth, TypePath path) {
			if (depth == key.getNumberOfElements()) {
				return true;
			}
			TypePath below = path.enter(this.type);
			return below != null && bindsProperty(key, depth, below);
		}

		private boolean bindsProperty(ConfigurationPropertyName key, int depth, TypePath path) {
			for (int end = depth + 1; end <= key.getNumberOfElements(); end++) {
				Property property = this.properties.get(UniformNames.of(key, depth, end));
				if (property != null && property.isBindable() && property.shape().binds(key, end, path)) {
					return true;
				}
			}
			return false;
		}

		@Override
		public void expand(KeyPattern name, TypePath path, KeyPatterns names) {
			TypePath below = path.enter(this.type);
			if (below != null && names.hasRoomBelow(name)) {
				forEach((property) -> property.shape().expand(name.append(property.name()), below, names));
			}
		}

		/**
		 * Visit the properties the binder accepts.
		 * @param visitor takes each property
		 */
		void forEach(Consumer<Property> visitor) {
			this.properties.values().stream().filter(Property::isBindable).forEach(visitor);
		}

	}

}
