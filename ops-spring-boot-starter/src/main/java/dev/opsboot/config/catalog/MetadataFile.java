package dev.opsboot.config.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One metadata file. It is read when first asked; of its entries only those are parsed
 * that are asked for. A file that cannot be read or parsed describes nothing: somebody
 * else's broken jar is no reason not to start.
 */
final class MetadataFile {

	private final @Nullable URL url;

	private @Nullable MetadataText text;

	private @Nullable Map<String, Integer> positions;

	MetadataFile(@Nullable URL url) {
		this.url = url;
	}

	/**
	 * Return what Boot's processor writes about a
	 * {@link org.springframework.boot.context.properties.ConfigurationPropertiesSource},
	 * with names that start at the type.
	 * @param type the type
	 * @return the file, which describes nothing when the type is no such source
	 */
	static MetadataFile of(Class<?> type) {
		return new MetadataFile(
				type.getResource("/META-INF/spring/configuration-metadata/" + type.getName() + ".json"));
	}

	/**
	 * Find a property.
	 * @param uniformName the name in uniform form
	 * @return the property or null
	 */
	@Nullable MetadataProperty find(String uniformName) {
		Integer position = positions().get(uniformName);
		Map<?, ?> entry = (position != null) ? parse(position) : null;
		return (entry != null) ? MetadataProperty.of(entry) : null;
	}

	/**
	 * Return the names of all properties.
	 * @return the names in uniform form
	 */
	Set<String> names() {
		return positions().keySet();
	}

	/**
	 * Return all properties.
	 * @return the properties by uniform name
	 */
	Map<String, MetadataProperty> properties() {
		Map<String, MetadataProperty> properties = new LinkedHashMap<>();
		for (String name : names()) {
			MetadataProperty property = find(name);
			if (property != null) {
				properties.put(name, property);
			}
		}
		return properties;
	}

	/**
	 * Return the values suggested for properties.
	 * @return lists of values by the name of the hint, which is that of the property, or
	 * ends in {@code .keys} or {@code .values} for a map
	 */
	Map<String, List<Object>> hints() {
		Map<String, List<Object>> hints = new LinkedHashMap<>();
		for (int position : text().positions("hints").values()) {
			Map<?, ?> hint = parse(position);
			if (hint != null && hint.get("name") instanceof String name
					&& hint.get("values") instanceof List<?> values) {
				hints.put(name, hintValues(values));
			}
		}
		return hints;
	}

	private static List<Object> hintValues(List<?> hints) {
		List<Object> values = new ArrayList<>();
		for (Object hint : hints) {
			if (hint instanceof Map<?, ?> map && map.get("value") != null) {
				values.add(map.get("value"));
			}
		}
		return values;
	}

	private @Nullable Map<?, ?> parse(int position) {
		try {
			return (text().parse(position) instanceof Map<?, ?> map) ? map : null;
		}
		catch (IllegalArgumentException ex) {
			ignored(ex);
			return null;
		}
	}

	private Map<String, Integer> positions() {
		Map<String, Integer> positions = this.positions;
		if (positions == null) {
			positions = text().positions("properties");
			this.positions = positions;
		}
		return positions;
	}

	private MetadataText text() {
		MetadataText text = this.text;
		if (text == null) {
			text = new MetadataText(load());
			this.text = text;
		}
		return text;
	}

	private String load() {
		if (this.url == null) {
			return "";
		}
		try (InputStream stream = this.url.openStream()) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			ignored(ex);
			return "";
		}
	}

	private void ignored(Exception ex) {
		LogFactory.getLog(MetadataFile.class).debug("Ignoring configuration metadata " + this.url, ex);
	}

}
