package dev.opsboot.config.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The schema of a table with known keys.
 */
final class ObjectSchema {

	private ObjectSchema() {
	}

	/**
	 * Make the schema. Dashed keys are offered, the same keys with underscores are
	 * allowed too.
	 * @param properties the schemas of the keys
	 * @return the schema, which may be changed
	 */
	static Map<String, Object> of(Map<String, ?> properties) {
		Map<String, Object> schema = new LinkedHashMap<>();
		schema.put("type", "object");
		schema.put("properties", properties);
		String underscored = properties.keySet()
			.stream()
			.filter((key) -> key.contains("-"))
			.map((key) -> key.replace('-', '_'))
			.collect(Collectors.joining("|"));
		if (!underscored.isEmpty()) {
			schema.put("patternProperties", Map.of("^(" + underscored + ")$", Map.of()));
		}
		schema.put("additionalProperties", false);
		return schema;
	}

}
