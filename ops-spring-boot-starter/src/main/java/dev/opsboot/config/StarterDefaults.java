package dev.opsboot.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Puts the starter's own defaults for properties of Boot in the lowest layer, below the
 * default properties of the application. Every concern has its section in one file.
 */
final class StarterDefaults implements EnvironmentPostProcessor, Ordered {

	private static final String FILE = "META-INF/ops-defaults.properties";

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		MutablePropertySources sources = environment.getPropertySources();
		Map<String, Object> defaults = load();
		// Boot moves the default properties to the end, so there is nothing below them
		if (sources.remove(DefaultPropertiesPropertySource.NAME) instanceof MapPropertySource own) {
			defaults.putAll(own.getSource());
		}
		sources.addLast(new DefaultPropertiesPropertySource(defaults));
	}

	private static Map<String, Object> load() {
		Map<String, Object> defaults = new LinkedHashMap<>();
		try {
			PropertiesLoaderUtils.loadProperties(new ClassPathResource(FILE, StarterDefaults.class.getClassLoader()))
				.forEach((name, value) -> defaults.put((String) name, value));
			return defaults;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
