package dev.opsboot.config;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.IgnoreErrorsBindHandler;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.boot.logging.LogLevel;
import org.springframework.core.Ordered;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.Resource;

/**
 * Keeps a mistake in the configuration of logging, which Boot reads first of all, from
 * ending the start before the check: the mistake is noted, and a value put over it that
 * does no harm until all is reported.
 */
final class EarlyLogging implements EnvironmentPostProcessor, Ordered {

	private static final String LEVEL = "logging.level";

	private static final String CONFIG = "logging.config";

	private final ConfigurableBootstrapContext bootstrapContext;

	EarlyLogging(ConfigurableBootstrapContext bootstrapContext) {
		this.bootstrapContext = bootstrapContext;
	}

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 2;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		ConfigFiles files = this.bootstrapContext.getOrElse(ConfigFiles.class, null);
		if (files == null) {
			return;
		}
		Map<String, Object> harmless = new LinkedHashMap<>();
		// A placeholder without a value is the business of the check
		levels(environment).forEach((logger, level) -> {
			if (!isLevel(level)) {
				if (!level.contains("${")) {
					files.add(problem(environment, logger, level));
				}
				harmless.put(LEVEL + "." + logger, "info");
			}
		});
		String config = environment.getProperty(CONFIG, "");
		if (!config.isBlank() && !exists(config)) {
			files.add(ConfigProblem.of(environment, CONFIG, "does not exist (was " + Texts.quote(config) + ")"));
			harmless.put(CONFIG, "");
		}
		if (!harmless.isEmpty()) {
			environment.getPropertySources().addFirst(new MapPropertySource("opsHarmlessLogging", harmless));
		}
	}

	private static Map<String, String> levels(ConfigurableEnvironment environment) {
		return Binder.get(environment, new IgnoreErrorsBindHandler())
			.bind(LEVEL, Bindable.mapOf(String.class, String.class))
			.orElse(Map.of());
	}

	/**
	 * The name of a logger is the key of a map, which may be quoted in a file.
	 */
	private static ConfigProblem problem(ConfigurableEnvironment environment, String logger, String level) {
		String message = Expectation.of(LogLevel.class) + " (was " + Texts.quote(level) + ")";
		ConfigProblem quoted = ConfigProblem.of(environment, LEVEL + "[" + logger + "]", message);
		return (quoted.place() != Place.NONE) ? quoted : ConfigProblem.of(environment, LEVEL + "." + logger, message);
	}

	private static boolean isLevel(String level) {
		try {
			return ApplicationConversionService.getSharedInstance().convert(level, LogLevel.class) != null;
		}
		catch (ConversionException ex) {
			return false;
		}
	}

	private static boolean exists(String location) {
		Resource resource = ApplicationResourceLoader.get().getResource(location);
		try {
			return resource.exists() && resource.contentLength() >= 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
