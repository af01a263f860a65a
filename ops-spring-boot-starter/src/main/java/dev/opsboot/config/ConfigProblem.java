package dev.opsboot.config;

import java.util.List;
import java.util.function.UnaryOperator;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/**
 * One thing that is wrong with the configuration of a service.
 *
 * @param place where it stands, {@link Place#NONE} where it stands nowhere
 * @param key the key, empty where the problem is that of a whole file
 * @param message what is wrong and, where that is not plain, how to mend it; without the
 * value of a secret
 * @param excerpt lines of the source shown below the message, mostly none
 */
public record ConfigProblem(Place place, String key, String message, List<String> excerpt) {

	public ConfigProblem {
		excerpt = List.copyOf(excerpt);
	}

	/**
	 * A problem without an excerpt.
	 * @param place where it stands
	 * @param key the key, may be empty
	 * @param message what is wrong
	 */
	public ConfigProblem(Place place, String key, String message) {
		this(place, key, message, List.of());
	}

	/**
	 * A problem of a key, at the place where the environment has it.
	 * @param environment the environment
	 * @param key the key in canonical form, such as {@code ops.service-name}
	 * @param message what is wrong
	 * @return the problem
	 */
	public static ConfigProblem of(Environment environment, String key, String message) {
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(key, '.');
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return new ConfigProblem(Place.of(property.getOrigin()), key, message);
			}
		}
		return new ConfigProblem(Place.NONE, key, message);
	}

	/**
	 * Change the message and the excerpt, which may hold text from outside.
	 * @param change the change
	 * @return the changed problem
	 */
	ConfigProblem withText(UnaryOperator<String> change) {
		List<String> excerpt = this.excerpt.stream().map(change).toList();
		return new ConfigProblem(this.place, this.key, change.apply(this.message), excerpt);
	}

	@Override
	public String toString() {
		StringBuilder line = new StringBuilder();
		if (this.place != Place.NONE) {
			line.append(this.place).append(": ");
		}
		if (!this.key.isEmpty()) {
			line.append(this.key).append(": ");
		}
		return line.append(this.message).toString();
	}

}
