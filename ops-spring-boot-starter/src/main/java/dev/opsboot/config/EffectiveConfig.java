package dev.opsboot.config;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.opsboot.config.ConfigSources.FileValue;
import dev.opsboot.config.toml.TomlWriter;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * The configuration in force: every key of a file and of the command line, and every
 * other key that some type binds, with the value of its highest layer.
 */
final class EffectiveConfig {

	private final ConfigurableEnvironment environment;

	private final ConfigSources sources;

	private final Map<ConfigurationPropertyName, FileValue> fileValues;

	private final Secrets secrets;

	private final Set<ConfigurationPropertyName> names;

	EffectiveConfig(ConfigurableEnvironment environment, Map<ConfigurationPropertyName, ConfigurationProperty> bound) {
		this.environment = environment;
		this.sources = new ConfigSources(environment);
		this.fileValues = this.sources.fileValues((origin) -> true);
		this.secrets = Secrets.of(environment);
		this.names = new TreeSet<>(bound.keySet());
		this.names.addAll(this.fileValues.keySet());
		addCommandLine();
	}

	private void addCommandLine() {
		if (this.environment.getPropertySources()
			.get(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME) instanceof EnumerablePropertySource<?> line) {
			for (String name : line.getPropertyNames()) {
				if (!ConfigCommand.isFlag(name)
						&& !CommandLinePropertySource.DEFAULT_NON_OPTION_ARGS_PROPERTY_NAME.equals(name)) {
					this.names.add(ConfigurationPropertyName.adapt(name, '.'));
				}
			}
		}
	}

	/**
	 * Write it.
	 * @return the configuration as TOML, without secrets
	 */
	String toToml() {
		TomlWriter writer = new TomlWriter();
		for (ConfigurationPropertyName name : this.names) {
			ConfigurationProperty property = this.sources.find(name);
			if (property != null && this.sources.isOfTheListInForce(property)) {
				FileValue file = this.fileValues.get(name);
				String key = (file != null) ? file.key() : name.toString();
				writer.add(key, shown(name, property), isFurtherElement(name) ? null : place(property));
			}
		}
		return writer.write();
	}

	private static String place(ConfigurationProperty property) {
		return Place.of(property.getOrigin()).toString();
	}

	/**
	 * A list of plain values stands on one line, with the place of its first element.
	 */
	private static boolean isFurtherElement(ConfigurationPropertyName name) {
		return name.isLastElementIndexed() && !"0".equals(name.getLastElement(Form.ORIGINAL))
				&& name.isNumericIndex(name.getNumberOfElements() - 1);
	}

	private Object shown(ConfigurationPropertyName name, ConfigurationProperty property) {
		if (Secrets.isSecret(name.toString(), property.getOrigin())) {
			return Secrets.MASK;
		}
		Object value = property.getValue();
		return (value instanceof CharSequence text)
				? this.secrets.mask(this.environment.resolvePlaceholders(text.toString())) : value;
	}

}
