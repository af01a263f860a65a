package dev.opsboot.config.catalog;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

import org.springframework.boot.context.properties.bind.BindMethod;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.InputStreamSource;

/**
 * Finds the shape of a type by the rules of Boot's binder. It differs where nobody means
 * what the binder would do: types of the JDK, and types that are only made from text by
 * their own factory method (such as {@code DataSize}), are single values.
 */
final class Shapes {

	private static final Set<String> FACTORY_METHODS = Set.of("valueOf", "of", "from", "parse");

	private final boolean opaqueBeans;

	/**
	 * Create a finder.
	 * @param opaqueBeans whether not to look into types whose properties are bound one by
	 * one
	 */
	Shapes(boolean opaqueBeans) {
		this.opaqueBeans = opaqueBeans;
	}

	/**
	 * Return the shape of a properties type.
	 * @param type the type
	 * @return its shape
	 */
	Shape of(PropertiesType type) {
		Class<?> raw = type.type().resolve(Object.class);
		boolean bean = type.bindMethod() == BindMethod.JAVA_BEAN;
		if (isContainer(type.type(), raw) || bean && Modifier.isAbstract(raw.getModifiers())) {
			return of(type.type(), bean);
		}
		return composite(type.type(), raw, !bean, bean);
	}

	/**
	 * Return the shape of a nested type.
	 * @param type the type
	 * @param existing whether an instance may exist that the binder fills
	 * @return its shape
	 */
	Shape of(ResolvableType type, boolean existing) {
		Class<?> raw = type.resolve(Object.class);
		if (isContainer(type, raw)) {
			return container(type, raw);
		}
		if (isScalar(raw)) {
			return new Shape.Scalar(raw);
		}
		if (Modifier.isAbstract(raw.getModifiers())) {
			return (existing || this.opaqueBeans) ? new Shape.Opaque() : new Shape.Scalar(raw);
		}
		Shape shape = composite(type, raw, true, existing || hasDefaultConstructor(raw));
		if (shape instanceof Shape.Composite composite && composite.properties().isEmpty()) {
			return new Shape.Scalar(raw);
		}
		return (this.opaqueBeans) ? new Shape.Opaque() : shape;
	}

	private static boolean isContainer(ResolvableType type, Class<?> raw) {
		return type.isArray() || raw == Optional.class || Map.class.isAssignableFrom(raw)
				|| Collection.class.isAssignableFrom(raw);
	}

	private Shape container(ResolvableType type, Class<?> raw) {
		if (Properties.class.isAssignableFrom(raw)) {
			return new Shape.Keyed(ref(ResolvableType.forClass(String.class)));
		}
		if (Map.class.isAssignableFrom(raw)) {
			return new Shape.Keyed(ref(type.asMap().getGeneric(1)));
		}
		if (Collection.class.isAssignableFrom(raw)) {
			return new Shape.Indexed(ref(type.asCollection().getGeneric()), false);
		}
		if (type.isArray()) {
			return new Shape.Indexed(ref(type.getComponentType()), true);
		}
		return new Shape.Scalar(type.getGeneric().resolve(Object.class));
	}

	private ShapeRef ref(ResolvableType type) {
		return new ShapeRef(this, type, false);
	}

	private Shape composite(ResolvableType type, Class<?> raw, boolean constructor, boolean bean) {
		try {
			Map<String, Property> properties = new LinkedHashMap<>();
			if (constructor) {
				new ConstructorProperties(this, type, raw).addTo(properties);
			}
			if (bean) {
				new BeanProperties(this, type, raw).addTo(properties);
			}
			return new Shape.Composite(raw, properties);
		}
		catch (LinkageError | TypeNotPresentException | IllegalStateException ex) {
			// An optional library is not on the class path, or Boot refuses the
			// constructors
			return new Shape.Opaque();
		}
	}

	private static boolean isScalar(Class<?> type) {
		return type.isPrimitive() || Enum.class.isAssignableFrom(type) || type.getName().startsWith("java.")
				|| InputStreamSource.class.isAssignableFrom(type) || isMadeByFactoryMethod(type);
	}

	private static boolean isMadeByFactoryMethod(Class<?> type) {
		for (Constructor<?> constructor : type.getDeclaredConstructors()) {
			if (!Modifier.isPrivate(constructor.getModifiers())) {
				return false;
			}
		}
		for (Method method : type.getDeclaredMethods()) {
			if (isFactoryMethod(method, type)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isFactoryMethod(Method method, Class<?> type) {
		int modifiers = method.getModifiers();
		return Modifier.isStatic(modifiers) && !Modifier.isPrivate(modifiers) && method.getReturnType() == type
				&& FACTORY_METHODS.contains(method.getName()) && method.getParameterCount() == 1
				&& method.getParameterTypes()[0].isAssignableFrom(String.class);
	}

	/**
	 * Whether a type whose properties are bound one by one may be written as text too:
	 * one with a constructor of a text, or a static method that takes a text and returns
	 * the type.
	 * @param type the type
	 * @return whether there is a way from text to the type
	 */
	static boolean isMadeFromText(Class<?> type) {
		return Arrays.stream(type.getDeclaredConstructors())
			.anyMatch((constructor) -> Arrays.equals(constructor.getParameterTypes(), new Class<?>[] { String.class }))
				|| Arrays.stream(type.getDeclaredMethods())
					.anyMatch((method) -> Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type
							&& Arrays.asList(method.getParameterTypes()).contains(String.class));
	}

	private static boolean hasDefaultConstructor(Class<?> type) {
		for (Constructor<?> constructor : type.getDeclaredConstructors()) {
			if (constructor.getParameterCount() == 0) {
				return true;
			}
		}
		return false;
	}

}
