package dev.opsboot.config.catalog;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * Finds the types that metadata names.
 */
final class TypeNames {

	private TypeNames() {
	}

	/**
	 * The shape of a type.
	 * @param name the name with generics, such as
	 * {@code java.util.Map<java.lang.String,java.lang.Integer>}, may be null
	 * @param classLoader the class loader that may have the type
	 * @return the shape; of a type that cannot be found, that of any object
	 */
	static Shape shape(@Nullable String name, ClassLoader classLoader) {
		return Shape.of((name != null) ? type(name.strip(), classLoader) : ResolvableType.forClass(Object.class), null);
	}

	private static ResolvableType type(String name, ClassLoader classLoader) {
		int generics = name.indexOf('<');
		boolean array = name.endsWith("[]");
		if (array) {
			return ResolvableType.forArrayComponent(type(name.substring(0, name.length() - 2), classLoader));
		}
		Class<?> raw = find((generics > 0) ? name.substring(0, generics) : name, classLoader);
		if (generics < 0 || !name.endsWith(">")) {
			return ResolvableType.forClass(raw);
		}
		ResolvableType[] arguments = split(name.substring(generics + 1, name.length() - 1)).stream()
			.map((argument) -> type(argument.strip(), classLoader))
			.toArray(ResolvableType[]::new);
		return (raw.getTypeParameters().length == arguments.length)
				? ResolvableType.forClassWithGenerics(raw, arguments) : ResolvableType.forClass(raw);
	}

	private static Class<?> find(String name, ClassLoader classLoader) {
		try {
			return ClassUtils.forName(name, classLoader);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return Object.class;
		}
	}

	private static List<String> split(String arguments) {
		List<String> result = new ArrayList<>();
		int depth = 0;
		int start = 0;
		for (int i = 0; i < arguments.length(); i++) {
			char character = arguments.charAt(i);
			depth += (character == '<') ? 1 : ((character == '>') ? -1 : 0);
			if (character == ',' && depth == 0) {
				result.add(arguments.substring(start, i));
				start = i + 1;
			}
		}
		result.add(arguments.substring(start));
		return result;
	}

}
