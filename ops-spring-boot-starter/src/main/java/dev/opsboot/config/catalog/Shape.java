package dev.opsboot.config.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindMethod;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * What the binder makes of a type: a single value, a list, a map, or an object with
 * members of its own. Members are looked up when they are asked for, so a type that
 * refers to itself does no harm.
 */
final class Shape {

	private final Kind kind;

	private final ResolvableType type;

	private final @Nullable BindMethod bindMethod;

	private @Nullable Map<String, Member> members;

	private Shape(Kind kind, ResolvableType type, @Nullable BindMethod bindMethod) {
		this.kind = kind;
		this.type = type;
		this.bindMethod = bindMethod;
	}

	/**
	 * The shape of a type.
	 * @param type the type
	 * @param bindMethod how an object is bound, or null where the type decides
	 * @return the shape
	 */
	static Shape of(ResolvableType type, @Nullable BindMethod bindMethod) {
		Class<?> resolved = type.resolve(Object.class);
		if (Optional.class == resolved) {
			return of(type.getGeneric(), null);
		}
		return new Shape(kind(resolved), type, bindMethod);
	}

	private static Kind kind(Class<?> type) {
		if (Object.class == type) {
			return Kind.ANYTHING;
		}
		if (Map.class.isAssignableFrom(type)) {
			return Kind.MAP;
		}
		if (type.isArray() || Collection.class.isAssignableFrom(type)) {
			return Kind.LIST;
		}
		return isValue(type) ? Kind.VALUE : Kind.OBJECT;
	}

	/**
	 * The binder never looks for properties of what Java brings. Interfaces and abstract
	 * types can only be converted to.
	 */
	private static boolean isValue(Class<?> type) {
		return ClassUtils.isPrimitiveOrWrapper(type) || type.isEnum() || type.isInterface()
				|| type.getName().startsWith("java.");
	}

	Kind kind() {
		return this.kind;
	}

	Class<?> type() {
		return this.type.resolve(Object.class);
	}

	/**
	 * The shape of the elements of a list or of the values of a map.
	 * @return the shape
	 */
	Shape element() {
		if (Properties.class.isAssignableFrom(type())) {
			return of(ResolvableType.forClass(String.class), null);
		}
		if (this.type.isArray()) {
			return of(this.type.getComponentType(), null);
		}
		return of((this.kind == Kind.MAP) ? this.type.asMap().getGeneric(1) : this.type.asCollection().getGeneric(),
				null);
	}

	/**
	 * The members of an object.
	 * @return the members by the uniform form of their names
	 */
	Map<String, Member> members() {
		Map<String, Member> members = this.members;
		if (members == null) {
			members = (this.kind == Kind.OBJECT) ? Members.of(this.type, this.bindMethod) : Map.of();
			this.members = members;
		}
		return members;
	}

	/**
	 * The constants of an enum.
	 * @return the names in the form used in files, none for any other type
	 */
	List<String> constants() {
		Object[] constants = type().getEnumConstants();
		return Stream.ofNullable(constants)
			.flatMap(Stream::of)
			.map((constant) -> PropertyNames.dashed(((Enum<?>) constant).name()))
			.toList();
	}

	/**
	 * Kinds of shapes.
	 */
	enum Kind {

		/**
		 * A single value.
		 */
		VALUE,

		/**
		 * Elements by index.
		 */
		LIST,

		/**
		 * Values by free keys.
		 */
		MAP,

		/**
		 * Members.
		 */
		OBJECT,

		/**
		 * Nothing is known about it.
		 */
		ANYTHING

	}

	/**
	 * A member of an object.
	 *
	 * @param name its name, dashed
	 * @param shape its shape
	 */
	record Member(String name, Shape shape) {

	}

}
