package dev.opsboot.config.catalog;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Period;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * The schema of a value by its shape. What is no text may also be given as text, which
 * the binder converts and which may hold a placeholder.
 */
final class ValueSchema {

	private static final Set<Class<?>> INTEGERS = Set.of(Byte.class, Short.class, Integer.class, Long.class,
			BigInteger.class);

	private static final Set<Class<?>> NUMBERS = Set.of(Float.class, Double.class, BigDecimal.class);

	private static final Set<Class<?>> AMOUNTS = Set.of(Duration.class, Period.class, DataSize.class);

	private static final String PLACEHOLDER = "\\$\\{.*\\}";

	private ValueSchema() {
	}

	/**
	 * Make the schema.
	 * @param shape the shape, or null where nothing is known
	 * @return the schema, empty where anything is allowed
	 */
	static Map<String, Object> of(@Nullable Shape shape) {
		return (shape != null) ? of(shape, new HashSet<>()) : Map.of();
	}

	private static Map<String, Object> of(Shape shape, Set<Class<?>> above) {
		return switch (shape.kind()) {
			case VALUE -> value(shape);
			case LIST -> anyOf(array(of(shape.element(), above)), text());
			case MAP -> map(of(shape.element(), above));
			case OBJECT -> object(shape, above);
			case ANYTHING -> Map.of();
		};
	}

	private static Map<String, Object> value(Shape shape) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(shape.type());
		if (type == Boolean.class) {
			return anyOf(Map.of("type", "boolean"), text("^(true|false|on|off|yes|no)$|" + PLACEHOLDER));
		}
		if (INTEGERS.contains(type)) {
			return anyOf(Map.of("type", "integer"), text("^[+-]?(0x)?[0-9a-fA-F]+$|" + PLACEHOLDER));
		}
		if (NUMBERS.contains(type)) {
			return anyOf(Map.of("type", "number"), text("^[+-]?[0-9.]+([eE][+-]?[0-9]+)?$|" + PLACEHOLDER));
		}
		if (AMOUNTS.contains(type)) {
			return Map.of("type", List.of("string", "integer"));
		}
		return type.isEnum() ? anyOf(Map.of("enum", shape.constants()), text()) : text();
	}

	private static Map<String, Object> array(Map<String, Object> element) {
		Map<String, Object> schema = new LinkedHashMap<>();
		schema.put("type", "array");
		schema.put("items", element);
		return schema;
	}

	/**
	 * A key of a map may have dots, which make tables of it.
	 */
	private static Map<String, Object> map(Map<String, Object> element) {
		Map<String, Object> schema = new LinkedHashMap<>();
		schema.put("type", "object");
		schema.put("additionalProperties", element.isEmpty() ? element : anyOf(element, Map.of("type", "object")));
		return schema;
	}

	private static Map<String, Object> object(Shape shape, Set<Class<?>> above) {
		if (shape.members().isEmpty() || !above.add(shape.type())) {
			return Map.of();
		}
		Map<String, Object> properties = new TreeMap<>();
		shape.members().values().forEach((member) -> properties.put(member.name(), of(member.shape(), above)));
		above.remove(shape.type());
		return ObjectSchema.of(properties);
	}

	private static Map<String, Object> text() {
		return Map.of("type", "string");
	}

	private static Map<String, Object> text(String pattern) {
		Map<String, Object> schema = new LinkedHashMap<>();
		schema.put("type", "string");
		schema.put("pattern", pattern);
		return schema;
	}

	private static Map<String, Object> anyOf(Map<String, Object> first, Map<String, Object> second) {
		return Map.of("anyOf", List.of(first, second));
	}

}
