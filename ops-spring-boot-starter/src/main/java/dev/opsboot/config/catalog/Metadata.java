package dev.opsboot.config.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * The configuration metadata on the class path. The file of Boot's core is looked at
 * first: keys that no bean binds are nearly always there ({@code logging.level},
 * {@code spring.application.name}), so the others are mostly not even read.
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
	 * Whether some file describes a key.
	 * @param key the key
	 * @return whether the key is known
	 */
	boolean describes(ConfigurationPropertyName key) {
		String first = key.getElement(0, Form.DASHED);
		for (MetadataFile file : files()) {
			if (file.mayDescribe(first)
					&& file.properties().stream().anyMatch((property) -> MetadataType.of(property).covers(key))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether some file has properties below the first part of a key.
	 * @param key the key
	 * @return whether the key is of a family that is known
	 */
	boolean hasFamilyOf(ConfigurationPropertyName key) {
		String family = key.getElement(0, Form.DASHED) + ".";
		return files().stream().anyMatch((file) -> file.mayDescribe(family));
	}

	/**
	 * All properties.
	 * @return the properties by name, the first description of each
	 */
	Map<String, MetadataProperty> properties() {
		Map<String, MetadataProperty> properties = new LinkedHashMap<>();
		for (MetadataFile file : files()) {
			file.properties().forEach((property) -> properties.putIfAbsent(property.name(), property));
		}
		return properties;
	}

	private List<MetadataFile> files() {
		List<MetadataFile> files = this.files;
		if (files == null) {
			List<URL> urls = new ArrayList<>();
			LOCATIONS.forEach((location) -> urls.addAll(find(location)));
			String core = core();
			urls.sort(Comparator.comparing((URL url) -> !url.toString().contains(core)));
			files = urls.stream().map(MetadataFile::new).toList();
			this.files = files;
		}
		return files;
	}

	private static String core() {
		CodeSource source = SpringApplication.class.getProtectionDomain().getCodeSource();
		return (source != null && source.getLocation() != null) ? source.getLocation().toString() : "";
	}

	private List<URL> find(String location) {
		try {
			return Collections.list(this.classLoader.getResources(location));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
