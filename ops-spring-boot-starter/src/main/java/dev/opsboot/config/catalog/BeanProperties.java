package dev.opsboot.config.catalog;

import java.beans.Introspector;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;

/**
 * The properties of a type that is bound through getters and setters. Boot sees all
 * methods that are not private or protected, up the class hierarchy but not in
 * interfaces.
 */
final class BeanProperties {

	private static final Comparator<Method> BY_NAME = Comparator.comparing(Method::getName);

	private final Shapes shapes;

	private final ResolvableType type;

	private final Map<String, Accessors> accessors = new LinkedHashMap<>();

	BeanProperties(Shapes shapes, ResolvableType type, Class<?> raw) {
		this.shapes = shapes;
		this.type = type;
		for (Class<?> owner = raw; owner != null && owner != Object.class; owner = owner.getSuperclass()) {
			collect(owner);
		}
	}

	private void collect(Class<?> owner) {
		Method[] methods = owner.getDeclaredMethods();
		Arrays.sort(methods, BY_NAME);
		collect(methods, "is", 0);
		collect(methods, "get", 0);
		collect(methods, "set", 1);
		for (Field field : owner.getDeclaredFields()) {
			Accessors property = this.accessors.get(field.getName());
			if (property != null && property.field == null) {
				property.field = field;
			}
		}
	}

	private void collect(Method[] methods, String prefix, int parameters) {
		for (Method method : methods) {
			String name = method.getName();
			if (name.startsWith(prefix) && name.length() > prefix.length() && method.getParameterCount() == parameters
					&& isCandidate(method)) {
				String property = Introspector.decapitalize(name.substring(prefix.length()));
				this.accessors.computeIfAbsent(property, Accessors::new).add(method);
			}
		}
	}

	private static boolean isCandidate(Method method) {
		int excluded = Modifier.PRIVATE | Modifier.PROTECTED | Modifier.ABSTRACT | Modifier.STATIC;
		return (method.getModifiers() & excluded) == 0 && !method.isBridge() && method.getName().indexOf('$') == -1;
	}

	void addTo(Map<String, Property> properties) {
		for (Accessors accessors : this.accessors.values()) {
			ConfigurationPropertyName name = ConfigurationPropertyName.ofIfValid(accessors.name());
			if (name != null) {
				ShapeRef ref = new ShapeRef(this.shapes, accessors.type(this.type), accessors.getter != null);
				properties.putIfAbsent(UniformNames.of(name), new Property(name, ref, accessors.setter != null));
			}
		}
	}

	/**
	 * The methods of one property. A getter named {@code get} goes before one named
	 * {@code is}; of several setters the one that takes what the getter returns is used.
	 */
	private static final class Accessors {

		private final String property;

		private @Nullable Method getter;

		private @Nullable Method setter;

		private @Nullable Field field;

		Accessors(String property) {
			this.property = property;
		}

		void add(Method method) {
			if (method.getParameterCount() > 0) {
				this.setter = (this.setter == null || isBetterSetter(method)) ? method : this.setter;
			}
			else if (this.getter == null || this.getter.getName().startsWith("is")) {
				this.getter = method;
			}
		}

		private boolean isBetterSetter(Method setter) {
			return this.getter != null && this.getter.getReturnType() == setter.getParameterTypes()[0];
		}

		String name() {
			Name name = (this.field != null) ? this.field.getDeclaredAnnotation(Name.class) : null;
			return (name != null) ? name.value() : DataObjectPropertyName.toDashedForm(this.property);
		}

		ResolvableType type(ResolvableType owner) {
			MethodParameter parameter = (this.setter != null) ? new MethodParameter(this.setter, 0) : returned();
			return ResolvableType.forMethodParameter(parameter, owner);
		}

		private MethodParameter returned() {
			if (this.getter == null) {
				throw new IllegalStateException("A property has a getter or a setter");
			}
			return new MethodParameter(this.getter, -1);
		}

	}

}
