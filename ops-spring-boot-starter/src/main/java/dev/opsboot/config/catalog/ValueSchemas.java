package dev.opsboot.config.catalog;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * The JSON Schemas of single values. What is no text may also be written as text, as the
 * binder converts it and a placeholder is text in TOML.
 */
final class ValueSchemas {

	private static final Map<String, Object> STRING = Map.of("type", "string");

	private static final String PLACEHOLDER = "|\\$\\{";

	private static final Set<Class<?>> INTEGERS = Set.of(Byte.class, Short.class, Integer.class, Long.class,
			BigInteger.class);

	private static final Map<Class<?>, String> FORMATS = Map.of(Duration.class,
			"A duration such as 500ms, 10s, 5m or PT10S.", DataSize.class, "A size such as 512KB or 10MB.",
			Period.class, "A period such as 7d, 2w or P1Y2M.");

	private ValueSchemas() {
	}

	/**
	 * Return the schemas of which a value has to meet one.
	 * @param type the class the value is converted to
	 * @return the schemas, none when anything goes
	 */
	static List<Map<String, Object>> of(Class<?> type) {
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
		if (boxed == Object.class) {
			return List.of();
		}
		if (boxed == Boolean.class) {
			return List.of(Map.of("type", "boolean"), text("^(true|false|on|off|yes|no|1|0)$"));
		}
		if (INTEGERS.contains(boxed)) {
			return List.of(Map.of("type", "integer"), text("^[-+]?(0[xX][0-9a-fA-F]+|[0-9]+)$"));
		}
		if (Number.class.isAssignableFrom(boxed)) {
			return List.of(Map.of("type", "number"), text("^[-+]?[0-9.]+([eE][-+]?[0-9]+)?$"));
		}
		if (FORMATS.containsKey(boxed)) {
			return List.of(STRING, Map.of("type", "integer"));
		}
		return (boxed.isEnum()) ? constants(boxed) : List.of(STRING);
	}

	private static Map<String, Object> text(String pattern) {
		Map<String, Object> schema = new LinkedHashMap<>();
		schema.put("type", "string");
		schema.put("pattern", pattern + PLACEHOLDER);
		return schema;
	}

	private static List<Map<String, Object>> constants(Class<?> type) {
		List<String> names = Arrays.stream(type.getEnumConstants())
			.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
			.toList();
		return (names.isEmpty()) ? List.of(STRING) : List.of(Map.of("enum", names), STRING);
	}

	/**
	 * Describe how a value is written, for types whose text has a format of its own.
	 * @param type the class
	 * @return a sentence or null
	 */
	static @Nullable String format(Class<?> type) {
		return FORMATS.get(type);
	}

}
