package dev.opsboot.config.toml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Loads texts as files.
 */
final class TomlFiles {

	private TomlFiles() {
	}

	static Resource resource(String text) {
		return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "test.toml");
	}

	static OriginTrackedMapPropertySource load(Resource resource) throws IOException {
		return (OriginTrackedMapPropertySource) new TomlPropertySourceLoader((name) -> null).load("test", resource)
			.get(0);
	}

	static OriginTrackedMapPropertySource load(String text) throws IOException {
		return load(resource(text));
	}

	static Map<String, Object> values(String text) throws IOException {
		OriginTrackedMapPropertySource source = load(text);
		Map<String, Object> values = new LinkedHashMap<>();
		for (String name : source.getPropertyNames()) {
			values.put(name, source.getProperty(name));
		}
		return values;
	}

	static TomlSyntaxException failure(String text) {
		return catchThrowableOfType(TomlSyntaxException.class, () -> load(text));
	}

	static TomlSyntaxException failure(Resource resource) {
		return catchThrowableOfType(TomlSyntaxException.class, () -> load(resource));
	}

	/**
	 * The errors of a text, each as {@code line:column message}.
	 */
	static String[] errors(String text) {
		return failure(text).getErrors()
			.stream()
			.map((error) -> error.position() + " " + error.message())
			.toArray(String[]::new);
	}

	static Binder binder(String text) throws IOException {
		StandardEnvironment environment = new StandardEnvironment();
		environment.setConversionService(new ApplicationConversionService());
		environment.getPropertySources().addFirst(load(text));
		ConfigurationPropertySources.attach(environment);
		return Binder.get(environment);
	}

}
