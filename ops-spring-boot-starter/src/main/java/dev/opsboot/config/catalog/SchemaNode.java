package dev.opsboot.config.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.opsboot.config.catalog.Shape.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A key, or a table of keys, in the making of a schema.
 */
final class SchemaNode {

	private final Map<String, SchemaNode> children = new TreeMap<>();

	private @Nullable MetadataProperty property;

	private @Nullable Shape shape;

	/**
	 * The part of the schema below this one.
	 * @param name the part of a key, dashed
	 * @return the node, made when it is first asked for
	 */
	SchemaNode child(String name) {
		return this.children.computeIfAbsent(name, (key) -> new SchemaNode());
	}

	void describe(MetadataProperty property, Shape shape) {
		this.property = property;
		this.shape = shape;
	}

	void shape(Shape shape) {
		this.shape = shape;
	}

	/**
	 * Make the schema of this part.
	 * @return the schema as JSON has it
	 */
	Map<String, Object> toSchema() {
		Map<String, Object> schema = new LinkedHashMap<>();
		String description = description();
		if (description != null) {
			schema.put("description", description);
		}
		if (this.property != null && this.property.defaultValue() != null) {
			schema.put("default", this.property.defaultValue());
		}
		schema.putAll(this.children.isEmpty() ? ValueSchema.of(this.shape) : table());
		return schema;
	}

	private @Nullable String description() {
		if (this.property == null) {
			return null;
		}
		String text = this.property.description();
		return this.property.deprecated() ? "Deprecated. " + ((text != null) ? text : "") : text;
	}

	/**
	 * A table. Where the metadata calls the whole of it one value, a converter may know
	 * that value as text.
	 */
	private Map<String, Object> table() {
		Map<String, Object> table = ObjectSchema.of(this.children.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (child) -> child.getValue().toSchema(), (a, b) -> a,
					LinkedHashMap::new)));
		if (this.shape != null && this.shape.kind() == Kind.MAP) {
			table.put("additionalProperties", ValueSchema.of(this.shape.element()));
		}
		return (this.property != null) ? Map.of("anyOf", List.of(table, Map.of("type", "string"))) : table;
	}

}
