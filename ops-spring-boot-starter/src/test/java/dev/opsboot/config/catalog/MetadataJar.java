package dev.opsboot.config.catalog;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A class path that holds nothing but metadata.
 */
final class MetadataJar {

	private MetadataJar() {
	}

	static ClassLoader none() {
		return new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader());
	}

	static ClassLoader of(Path directory, String properties) throws IOException {
		return of(directory, "spring-configuration-metadata.json", "{\"properties\": [%s]}".formatted(properties));
	}

	static ClassLoader of(Path directory, String file, String content) throws IOException {
		Files.createDirectories(directory.resolve("META-INF"));
		Files.writeString(directory.resolve("META-INF").resolve(file), content);
		return new URLClassLoader(new URL[] { directory.toUri().toURL() }, ClassLoader.getPlatformClassLoader());
	}

}
