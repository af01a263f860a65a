package dev.opsboot.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.opsboot.config.toml.TomlPropertySourceLoader;

import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;

/**
 * A format of configuration files with its loader, and the same content in each.
 */
public enum Format {

	/**
	 * The starter's loader.
	 */
	TOML("toml", TomlPropertySourceLoader::new),

	/**
	 * Boot's loader that the starter is measured against.
	 */
	YAML("yml", YamlPropertySourceLoader::new),

	/**
	 * Boot's loader of the simplest format.
	 */
	PROPERTIES("properties", PropertiesPropertySourceLoader::new);

	/**
	 * Properties in one block of the content.
	 */
	private static final int KEYS_PER_BLOCK = 20;

	private final String extension;

	private final Supplier<PropertySourceLoader> loader;

	Format(String extension, Supplier<PropertySourceLoader> loader) {
		this.extension = extension;
		this.loader = loader;
	}

	/**
	 * Create the loader, as Boot does for each start.
	 * @return a new loader
	 */
	PropertySourceLoader loader() {
		return this.loader.get();
	}

	/**
	 * Load a file.
	 * @param resource the file
	 * @return its property sources
	 * @throws IOException if it cannot be read
	 */
	List<PropertySource<?>> load(Resource resource) throws IOException {
		return loader().load("benchmark", resource);
	}

	/**
	 * Write a file.
	 * @param directory where to
	 * @param keys the number of properties, a multiple of 20
	 * @return the file
	 * @throws IOException if it cannot be written
	 */
	Path write(Path directory, int keys) throws IOException {
		String block = block();
		String content = IntStream.range(0, keys / KEYS_PER_BLOCK)
			.mapToObj((n) -> block.replace("@n@", String.valueOf(n)))
			.collect(Collectors.joining());
		Files.createDirectories(directory);
		return Files.writeString(directory.resolve(keys + "." + this.extension), content);
	}

	private String block() throws IOException {
		try (InputStream stream = Format.class.getResourceAsStream("/load/block." + this.extension)) {
			return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
