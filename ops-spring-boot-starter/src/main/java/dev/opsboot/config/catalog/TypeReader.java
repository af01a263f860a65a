package dev.opsboot.config.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * Finds the shape of a type that metadata gives as text, such as
 * {@code java.util.Map<java.lang.String,java.util.List<java.lang.Integer>>}. A class that
 * is not a single value, collection or map, or that cannot be loaded, is opaque: its
 * properties have entries of their own.
 */
final class TypeReader {

	private final ClassLoader classLoader;

	private final Shapes shapes = new Shapes(true);

	private final Map<String, Shape> cache = new HashMap<>();

	TypeReader(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/**
	 * Return the shape of a type.
	 * @param type the text; null, as for a removed property, is a single value
	 * @return the shape
	 */
	Shape shape(@Nullable String type) {
		if (type == null) {
			return new Shape.Scalar(Object.class);
		}
		Shape shape = this.cache.get(type);
		if (shape == null) {
			shape = this.shapes.of(resolve(type.trim()), false);
			this.cache.put(type, shape);
		}
		return shape;
	}

	private ResolvableType resolve(String type) {
		if (type.endsWith("[]")) {
			return ResolvableType.forArrayComponent(resolve(type.substring(0, type.length() - 2)));
		}
		if (type.startsWith("?")) {
			return resolve(type.startsWith("? extends ") ? type.substring("? extends ".length()) : "java.lang.Object");
		}
		int start = type.indexOf('<');
		int end = type.lastIndexOf('>');
		return (start >= 0 && end > start) ? load(type.substring(0, start), split(type.substring(start + 1, end)))
				: load(type, List.of());
	}

	private ResolvableType load(String name, List<String> generics) {
		try {
			Class<?> type = ClassUtils.forName(name, this.classLoader);
			if (type.getTypeParameters().length != generics.size() || generics.isEmpty()) {
				return ResolvableType.forClass(type);
			}
			ResolvableType[] arguments = new ResolvableType[generics.size()];
			for (int i = 0; i < arguments.length; i++) {
				arguments[i] = resolve(generics.get(i));
			}
			return ResolvableType.forClassWithGenerics(type, arguments);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return ResolvableType.forClass(Unknown.class);
		}
	}

	private static List<String> split(String generics) {
		List<String> result = new ArrayList<>();
		int depth = 0;
		int start = 0;
		for (int i = 0; i < generics.length(); i++) {
			char next = generics.charAt(i);
			depth += (next == '<') ? 1 : (next == '>') ? -1 : 0;
			if (next == ',' && depth == 0) {
				result.add(generics.substring(start, i).trim());
				start = i + 1;
			}
		}
		result.add(generics.substring(start).trim());
		return result;
	}

	private interface Unknown {

	}

}
