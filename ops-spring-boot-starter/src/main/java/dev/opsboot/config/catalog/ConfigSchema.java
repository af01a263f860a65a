package dev.opsboot.config.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * The JSON Schema (draft-04, which TOML editors read) of all properties of an
 * application.
 */
public final class ConfigSchema {

	private static final String DRAFT = "http://json-schema.org/draft-04/schema#";

	private static final String HINT_VALUES = ".values";

	private ConfigSchema() {
	}

	/**
	 * Write the schema. Names are given in kebab case, snake case is accepted; other
	 * names are not, except below maps and types that cannot be seen through. The shape
	 * of a property comes from the types, otherwise from metadata; descriptions, defaults
	 * and deprecations come from metadata. The same input gives the same text.
	 * @param types the properties types of the application
	 * @param classLoader where the metadata is looked for
	 * @param title the title of the schema
	 * @return the schema, indented by two spaces, with a line feed at its end
	 */
	public static String toJson(Collection<PropertiesType> types, ClassLoader classLoader, String title) {
		SchemaNode root = new SchemaNode();
		addTypes(root, types);
		addMetadata(root, new Metadata(classLoader));
		Map<String, Object> schema = new LinkedHashMap<>();
		schema.put("$schema", DRAFT);
		schema.put("title", title);
		schema.putAll(SchemaWriter.write(root));
		return JsonText.write(schema);
	}

	private static void addTypes(SchemaNode root, Collection<PropertiesType> types) {
		Shapes shapes = new Shapes(false);
		List<PropertiesType> sorted = types.stream()
			.sorted(Comparator.comparing((PropertiesType type) -> type.prefix().toString())
				.thenComparing((type) -> type.type().toString()))
			.toList();
		sorted.forEach((type) -> root.at(type.prefix()).add(shapes.of(type), TypePath.EMPTY));
	}

	private static void addMetadata(SchemaNode root, Metadata metadata) {
		metadata.properties()
			.forEach((property) -> root.at(property.name()).describe(property, metadata.shape(property)));
		metadata.hints().forEach((name, values) -> {
			int end = name.endsWith(HINT_VALUES) ? name.length() - HINT_VALUES.length() : name.length();
			root.hint(ConfigurationPropertyName.adapt(name.substring(0, end), '.'), values);
		});
	}

}
