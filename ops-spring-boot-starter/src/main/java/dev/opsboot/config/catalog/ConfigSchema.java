package dev.opsboot.config.catalog;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.opsboot.config.catalog.Shape.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * Describes the properties of an application as a JSON Schema (draft-04, which editors of
 * TOML read). Objects are closed, so that an editor marks a misspelt key as the start
 * would.
 */
public final class ConfigSchema {

	private ConfigSchema() {
	}

	/**
	 * Write the schema.
	 * @param types the types that the application binds properties to
	 * @param classLoader the class loader that finds metadata and the types it names, or
	 * null for that of the starter
	 * @param title the title of the schema
	 * @return the schema, the same for the same properties
	 */
	public static String toJson(Collection<PropertiesType> types, @Nullable ClassLoader classLoader, String title) {
		ClassLoader loader = (classLoader != null) ? classLoader : ConfigSchema.class.getClassLoader();
		SchemaNode root = new SchemaNode();
		new Metadata(loader).properties().values().forEach((property) -> addProperty(root, property, loader));
		types.forEach((type) -> addType(root, type));
		Map<String, Object> schema = new LinkedHashMap<>();
		schema.put("$schema", "http://json-schema.org/draft-04/schema#");
		schema.put("title", title);
		schema.putAll(root.toSchema());
		return Json.write(schema);
	}

	private static void addProperty(SchemaNode root, MetadataProperty property, ClassLoader classLoader) {
		SchemaNode node = root;
		for (String part : property.parts()) {
			node = node.child(part);
		}
		node.describe(property, TypeNames.shape(property.type(), classLoader));
	}

	private static void addType(SchemaNode root, PropertiesType type) {
		SchemaNode node = root;
		for (int i = 0; i < type.prefix().getNumberOfElements(); i++) {
			node = node.child(type.prefix().getElement(i, Form.DASHED));
		}
		addShape(node, type.shape(), new HashSet<>());
	}

	private static void addShape(SchemaNode node, Shape shape, Set<Class<?>> above) {
		node.shape(shape);
		if (shape.kind() == Kind.OBJECT && above.add(shape.type())) {
			shape.members().values().forEach((member) -> addShape(node.child(member.name()), member.shape(), above));
			above.remove(shape.type());
		}
	}

}
