package dev.opsboot.config.catalog;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A property as configuration metadata describes it.
 *
 * @param name its full name
 * @param type the name of its Java type with generics, may be null
 * @param description what it is for, may be null
 * @param defaultValue its default, may be null
 * @param deprecated whether it should not be used any more
 */
record MetadataProperty(String name, @Nullable String type, @Nullable String description, @Nullable Object defaultValue,
		boolean deprecated) {

	static MetadataProperty of(Map<?, ?> json) {
		return new MetadataProperty(String.valueOf(json.get("name")), text(json.get("type")),
				text(json.get("description")), json.get("defaultValue"),
				json.containsKey("deprecation") || Boolean.TRUE.equals(json.get("deprecated")));
	}

	private static @Nullable String text(@Nullable Object value) {
		return (value != null) ? value.toString() : null;
	}

	List<String> parts() {
		return List.of(this.name.split("\\."));
	}

}
