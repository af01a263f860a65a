package dev.opsboot.config.toml;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;

/**
 * Loads {@code .toml} files: TOML 1.1, always UTF-8 whatever encoding is asked for. A
 * file is one property source, also when it is empty; each value has a
 * {@link TomlOrigin}. In texts the shell's <code>${NAME:-default}</code> becomes
 * <code>${NAME:default}</code>.
 *
 * @see TomlSyntaxListener
 */
public final class TomlPropertySourceLoader implements PropertySourceLoader {

	private final ShellPlaceholders placeholders;

	/**
	 * Create the loader, as Spring Boot does.
	 */
	public TomlPropertySourceLoader() {
		this(System::getenv);
	}

	TomlPropertySourceLoader(Function<String, @Nullable String> environment) {
		this.placeholders = new ShellPlaceholders(environment);
	}

	@Override
	public String[] getFileExtensions() {
		return new String[] { "toml" };
	}

	/**
	 * Load a file.
	 * @param name the name of the property source
	 * @param resource the file
	 * @return exactly one source, empty when a {@link TomlSyntaxListener} took the errors
	 * @throws IOException if the file cannot be read
	 * @throws TomlSyntaxException if the file is not valid TOML and nobody listens
	 */
	@Override
	public List<PropertySource<?>> load(String name, Resource resource) throws IOException {
		Map<String, Object> properties = Collections.unmodifiableMap(load(resource));
		return List.of(new OriginTrackedMapPropertySource(name, properties, true));
	}

	private Map<String, Object> load(Resource resource) throws IOException {
		try {
			return new TomlParser(resource, this.placeholders).parse(TomlFileReader.read(resource));
		}
		catch (TomlSyntaxException ex) {
			findListener(resource).orElseThrow(() -> ex).onSyntaxError(ex);
			return Map.of();
		}
	}

	private static Optional<TomlSyntaxListener> findListener(Resource resource) {
		return Stream.concat(Stream.ofNullable(Origin.from(resource)), Origin.parentsFrom(resource).stream())
			.map((origin) -> (origin instanceof PropertySourceOrigin property) ? property.getOrigin() : origin)
			.filter(TomlSyntaxListener.class::isInstance)
			.map(TomlSyntaxListener.class::cast)
			.findFirst();
	}

}
