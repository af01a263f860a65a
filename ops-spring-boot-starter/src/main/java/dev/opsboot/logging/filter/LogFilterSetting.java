package dev.opsboot.logging.filter;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.StringUtils;

/**
 * Where the filter is set: by {@value #VARIABLE} or by {@value #PROPERTY}, whichever
 * stands in the higher layer; in the same one the variable.
 *
 * @param source the layer
 * @param key the key that sets it
 * @param text the filter
 */
record LogFilterSetting(PropertySource<?> source, String key, String text) {

	static final String VARIABLE = "RUST_LOG";

	static final String PROPERTY = "ops.logging.filter";

	private static final ConfigurationPropertyName NAME = ConfigurationPropertyName.of(PROPERTY);

	/**
	 * Find it.
	 * @param environment the environment
	 * @return the setting, null for none
	 */
	static @Nullable LogFilterSetting find(ConfigurableEnvironment environment) {
		for (PropertySource<?> source : environment.getPropertySources()) {
			// Boot's view of all the others together
			if (!ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)) {
				String key = key(source);
				String text = (key != null) ? text(environment, key) : null;
				if (key != null && StringUtils.hasText(text)) {
					return new LogFilterSetting(source, key, text);
				}
			}
		}
		return null;
	}

	private static @Nullable String key(PropertySource<?> source) {
		if (source.containsProperty(VARIABLE)) {
			return VARIABLE;
		}
		ConfigurationPropertySource view = ConfigurationPropertySource.from(source);
		return (view != null && view.getConfigurationProperty(NAME) != null) ? PROPERTY : null;
	}

	private static @Nullable String text(ConfigurableEnvironment environment, String key) {
		try {
			return environment.getProperty(key);
		}
		catch (IllegalArgumentException ex) {
			// A placeholder without a value, which the check reports
			return null;
		}
	}

}
