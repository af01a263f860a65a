package dev.opsboot.config.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * The configuration metadata of all jars of the class path.
 */
final class Metadata {

	private static final List<String> LOCATIONS = List.of("META-INF/spring-configuration-metadata.json",
			"META-INF/additional-spring-configuration-metadata.json");

	// The jar that describes "spring.application", "logging" and the like
	private static final String CORE_JAR = "/spring-boot-" + SpringBootVersion.getVersion() + ".jar";

	private final ClassLoader classLoader;

	private final TypeReader types;

	private @Nullable List<MetadataFile> files;

	private @Nullable Set<String> roots;

	Metadata(ClassLoader classLoader) {
		this.classLoader = classLoader;
		this.types = new TypeReader(classLoader);
	}

	/**
	 * Whether a property covers a name: it has that name, or stands above it and its type
	 * is a collection, a map or no single value.
	 * @param key the name
	 * @return whether the name is described
	 */
	boolean describes(ConfigurationPropertyName key) {
		for (MetadataFile file : files()) {
			for (int depth = 1; depth <= key.getNumberOfElements(); depth++) {
				MetadataProperty property = file.find(UniformNames.of(key, 0, depth));
				if (property != null && !property.isRemoved()
						&& this.types.shape(property.type()).binds(key, depth, TypePath.EMPTY)) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * Whether a property has a name and a type.
	 * @param key the name
	 * @param type the type, not a primitive one
	 * @return whether it is described so
	 */
	boolean describes(ConfigurationPropertyName key, Class<?> type) {
		for (MetadataFile file : files()) {
			MetadataProperty property = file.find(UniformNames.of(key));
			if (property != null && !property.isRemoved() && type.getName().equals(property.type())) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return what replaces a property that was removed.
	 * @param key the name
	 * @return the name of the replacement or null
	 */
	@Nullable String replacement(ConfigurationPropertyName key) {
		for (MetadataFile file : files()) {
			MetadataProperty property = file.find(UniformNames.of(key));
			if (property != null && property.isRemoved() && property.replacement() != null) {
				return property.replacement();
			}
		}
		return null;
	}

	/**
	 * Return the first elements of all names.
	 * @return the elements in uniform form
	 */
	Set<String> roots() {
		Set<String> roots = this.roots;
		if (roots == null) {
			roots = new HashSet<>();
			for (MetadataFile file : files()) {
				for (String name : file.names()) {
					int end = name.indexOf('.');
					roots.add((end >= 0) ? name.substring(0, end) : name);
				}
			}
			this.roots = roots;
		}
		return roots;
	}

	/**
	 * Return all properties that were not removed.
	 * @return the properties, sorted by name
	 */
	Collection<MetadataProperty> properties() {
		Map<String, MetadataProperty> result = new TreeMap<>();
		for (MetadataFile file : files()) {
			file.properties().forEach((name, property) -> {
				if (!property.isRemoved()) {
					result.putIfAbsent(name, property);
				}
			});
		}
		return result.values();
	}

	/**
	 * Return the values suggested for properties.
	 * @return lists of values by the name of the hint
	 */
	Map<String, List<Object>> hints() {
		Map<String, List<Object>> result = new TreeMap<>();
		files().forEach((file) -> file.hints().forEach(result::putIfAbsent));
		return result;
	}

	Shape shape(MetadataProperty property) {
		return this.types.shape(property.type());
	}

	private List<MetadataFile> files() {
		List<MetadataFile> files = this.files;
		if (files == null) {
			files = new ArrayList<>();
			for (String location : LOCATIONS) {
				addFiles(location, files);
			}
			this.files = files;
		}
		return files;
	}

	private void addFiles(String location, List<MetadataFile> files) {
		try {
			int core = files.size();
			for (URL url : Collections.list(this.classLoader.getResources(location))) {
				int index = url.getPath().contains(CORE_JAR) ? core : files.size();
				files.add(index, new MetadataFile(url));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
