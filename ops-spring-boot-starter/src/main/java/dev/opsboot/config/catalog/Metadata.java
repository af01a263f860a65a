package dev.opsboot.config.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonParseException;
import org.springframework.boot.json.JsonParserFactory;

/**
 * The configuration metadata on the class path. A file is only parsed when a key is
 * looked for that it may describe.
 */
final class Metadata {

	private static final List<String> LOCATIONS = List.of("META-INF/spring-configuration-metadata.json",
			"META-INF/additional-spring-configuration-metadata.json");

	private final ClassLoader classLoader;

	private @Nullable List<MetadataFile> files;

	Metadata(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/**
	 * All properties.
	 * @return the properties by name, the first description of each
	 */
	Map<String, MetadataProperty> properties() {
		return properties(files().stream());
	}

	/**
	 * The properties of the files in which a text occurs.
	 * @param text the text, such as the first part of a name
	 * @return the properties by name, and others
	 */
	Map<String, MetadataProperty> propertiesNear(String text) {
		return properties(files().stream().filter((file) -> file.text().contains(text)));
	}

	private static Map<String, MetadataProperty> properties(Stream<MetadataFile> files) {
		Map<String, MetadataProperty> properties = new LinkedHashMap<>();
		files.map(MetadataFile::properties)
			.flatMap(Collection::stream)
			.forEach((property) -> properties.putIfAbsent(property.name(), property));
		return properties;
	}

	private List<MetadataFile> files() {
		List<MetadataFile> files = this.files;
		if (files == null) {
			files = new ArrayList<>();
			for (String location : LOCATIONS) {
				for (URL url : urls(location)) {
					files.add(new MetadataFile(read(url)));
				}
			}
			this.files = files;
		}
		return files;
	}

	private List<URL> urls(String location) {
		try {
			return Collections.list(this.classLoader.getResources(location));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(URL url) {
		try (InputStream stream = url.openStream()) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A file of metadata.
	 */
	private static final class MetadataFile {

		private final String text;

		private @Nullable List<MetadataProperty> properties;

		MetadataFile(String text) {
			this.text = text;
		}

		String text() {
			return this.text;
		}

		List<MetadataProperty> properties() {
			List<MetadataProperty> properties = this.properties;
			if (properties == null) {
				properties = parse();
				this.properties = properties;
			}
			return properties;
		}

		/**
		 * A broken file of some library is no reason not to start.
		 */
		private List<MetadataProperty> parse() {
			try {
				Object properties = JsonParserFactory.getJsonParser().parseMap(this.text).get("properties");
				return (properties instanceof List<?> list) ? list.stream().flatMap(MetadataFile::property).toList()
						: List.of();
			}
			catch (JsonParseException ex) {
				return List.of();
			}
		}

		@SuppressWarnings("unchecked")
		private static Stream<MetadataProperty> property(@Nullable Object json) {
			return (json instanceof Map<?, ?> map && map.get("name") != null)
					? Stream.of(MetadataProperty.of((Map<String, Object>) map)) : Stream.empty();
		}

	}

}
