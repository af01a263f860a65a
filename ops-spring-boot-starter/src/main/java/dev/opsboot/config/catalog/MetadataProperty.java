package dev.opsboot.config.catalog;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * A property as configuration metadata describes it.
 *
 * @param name its name
 * @param type the type as Java text, null when not given
 * @param description what it is for, null when not given
 * @param defaultValue the default, null when there is none
 * @param deprecation why and by what it is replaced, null when it is not deprecated
 */
record MetadataProperty(ConfigurationPropertyName name, @Nullable String type, @Nullable String description,
		@Nullable Object defaultValue, @Nullable Map<?, ?> deprecation) {

	private static final List<String> COLLECTIONS = List.of("java.util.Collection<", "java.util.List<",
			"java.util.Set<");

	static @Nullable MetadataProperty of(Map<?, ?> json) {
		String name = text(json, "name");
		if (name == null || name.isEmpty()) {
			return null;
		}
		Map<?, ?> deprecation = (json.get("deprecation") instanceof Map<?, ?> map) ? map : null;
		if (deprecation == null && Boolean.TRUE.equals(json.get("deprecated"))) {
			deprecation = Map.of();
		}
		return new MetadataProperty(ConfigurationPropertyName.adapt(name, '.'), text(json, "type"),
				text(json, "description"), json.get("defaultValue"), deprecation);
	}

	private static @Nullable String text(Map<?, ?> json, String name) {
		return (json.get(name) instanceof String text) ? text : null;
	}

	/**
	 * Collect the names of values at and below this property, as far as they show without
	 * loading the class of its type.
	 * @param names takes the names
	 */
	void expand(KeyPatterns names) {
		KeyPattern pattern = KeyPattern.of(this.name);
		String type = (this.type != null) ? this.type : "";
		boolean map = type.startsWith("java.util.Map") || type.equals("java.util.Properties");
		names.add((map) ? pattern.open() : pattern);
		if (type.endsWith("[]") || COLLECTIONS.stream().anyMatch(type::startsWith)) {
			names.add(pattern.index());
		}
	}

	/**
	 * Whether nothing reads the property any more.
	 * @return whether it was removed
	 */
	boolean isRemoved() {
		return this.deprecation != null && "error".equals(this.deprecation.get("level"));
	}

	@Nullable String replacement() {
		return (this.deprecation != null) ? text(this.deprecation, "replacement") : null;
	}

	@Nullable String deprecationReason() {
		return (this.deprecation != null) ? text(this.deprecation, "reason") : null;
	}

}
