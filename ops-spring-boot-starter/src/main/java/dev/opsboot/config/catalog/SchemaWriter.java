package dev.opsboot.config.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Turns the tree of names into JSON Schema (draft-04).
 */
final class SchemaWriter {

	private static final Map<String, Object> STRING = Map.of("type", "string");

	private static final Map<String, Object> OBJECT = Map.of("type", "object");

	private SchemaWriter() {
	}

	static Map<String, Object> write(SchemaNode node) {
		Map<String, Object> schema = new LinkedHashMap<>();
		String description = description(node);
		if (!description.isEmpty()) {
			schema.put("description", description);
		}
		if (node.metadata() != null && node.metadata().defaultValue() != null) {
			schema.put("default", node.metadata().defaultValue());
		}
		schema.putAll(anyOf(alternatives(node)));
		return schema;
	}

	private static Map<String, Object> anyOf(Set<Map<String, Object>> alternatives) {
		if (alternatives.size() == 1) {
			return alternatives.iterator().next();
		}
		return (alternatives.isEmpty()) ? Map.of() : Map.of("anyOf", alternatives);
	}

	private static String description(SchemaNode node) {
		List<String> sentences = new ArrayList<>();
		MetadataProperty metadata = node.metadata();
		if (metadata != null && metadata.description() != null) {
			sentences.add(metadata.description());
		}
		if (node.value() instanceof Shape.Scalar scalar && ValueSchemas.format(scalar.type()) != null) {
			sentences.add(ValueSchemas.format(scalar.type()));
		}
		if (metadata != null && metadata.deprecation() != null) {
			sentences.add(deprecation(metadata));
		}
		return String.join(" ", sentences);
	}

	private static String deprecation(MetadataProperty metadata) {
		String reason = (metadata.deprecationReason() != null) ? ": " + metadata.deprecationReason() : ".";
		return "Deprecated" + reason
				+ ((metadata.replacement() != null) ? " Use " + metadata.replacement() + " instead." : "");
	}

	/**
	 * The schemas of which a value has to meet one, none when anything goes.
	 */
	private static Set<Map<String, Object>> alternatives(SchemaNode node) {
		Set<Map<String, Object>> result = new LinkedHashSet<>();
		Shape value = node.value();
		if (value instanceof Shape.Scalar scalar) {
			result.addAll(scalar(scalar, node));
		}
		else if (value instanceof Shape.Indexed indexed) {
			result.addAll(array(indexed, node));
		}
		else if (value instanceof Shape.Opaque) {
			return Set.of();
		}
		if (value == null || value instanceof Shape.Keyed || !node.children().isEmpty()) {
			result.add(object(node));
		}
		return result;
	}

	private static List<Map<String, Object>> scalar(Shape.Scalar scalar, SchemaNode node) {
		List<Map<String, Object>> result = new ArrayList<>();
		Set<Object> hints = new LinkedHashSet<>(node.hints());
		if (!hints.isEmpty()) {
			result.add(Map.of("enum", hints));
		}
		result.addAll(ValueSchemas.of(scalar.type()));
		return result;
	}

	private static List<Map<String, Object>> array(Shape.Indexed indexed, SchemaNode node) {
		Map<String, Object> array = new LinkedHashMap<>();
		array.put("type", "array");
		array.put("items", nested(indexed.element(), node));
		return (indexed.element().get() instanceof Shape.Scalar) ? List.of(array, STRING) : List.of(array);
	}

	private static Map<String, Object> nested(ShapeRef ref, SchemaNode parent) {
		SchemaNode node = new SchemaNode();
		node.addNested(ref.get(), parent.path());
		node.hint(ConfigurationPropertyName.EMPTY, parent.hints());
		return write(node);
	}

	private static Map<String, Object> object(SchemaNode node) {
		Map<String, Object> object = new LinkedHashMap<>();
		object.put("type", "object");
		if (!node.children().isEmpty()) {
			Map<String, Object> properties = new TreeMap<>();
			node.children().forEach((name, child) -> properties.put(name, write(child)));
			object.put("properties", properties);
		}
		String snakeCase = snakeCase(node.children().keySet());
		if (!snakeCase.isEmpty()) {
			object.put("patternProperties", Map.of("^(" + snakeCase + ")$", Map.of()));
		}
		object.put("additionalProperties", additional(node));
		return object;
	}

	private static String snakeCase(Set<String> names) {
		return names.stream()
			.filter((name) -> name.contains("-"))
			.map((name) -> name.replace('-', '_'))
			.collect(Collectors.joining("|"));
	}

	private static Object additional(SchemaNode node) {
		if (!(node.value() instanceof Shape.Keyed keyed)) {
			return false;
		}
		Map<String, Object> value = nested(keyed.value(), node);
		boolean any = !value.containsKey("type") && !value.containsKey("anyOf");
		return (any) ? true : keyed.joinsElements() ? withTables(value) : value;
	}

	// A dotted key is written as tables in TOML
	private static Map<String, Object> withTables(Map<String, Object> value) {
		return Map.of("anyOf", List.of(value, OBJECT));
	}

}
