package dev.opsboot.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import dev.opsboot.config.toml.TomlOrigin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.IgnoreErrorsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Tells which values of an environment stand in files and which are in force.
 */
final class ConfigSources {

	private final ConfigurableEnvironment environment;

	private final Iterable<ConfigurationPropertySource> sources;

	ConfigSources(ConfigurableEnvironment environment) {
		this.environment = environment;
		this.sources = ConfigurationPropertySources.get(environment);
	}

	/**
	 * The values in files whose origin fulfils a condition; of equal keys the one in the
	 * highest layer.
	 * @param condition the condition
	 * @return the values in the order of the layers and files
	 */
	Map<ConfigurationPropertyName, FileValue> fileValues(Predicate<Origin> condition) {
		Map<ConfigurationPropertyName, FileValue> values = new LinkedHashMap<>();
		for (PropertySource<?> source : this.environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> file && source instanceof OriginLookup<?>) {
				collect(file, condition, values);
			}
		}
		return values;
	}

	/**
	 * Whether any value stands in a TOML file.
	 * @return whether there is one
	 */
	boolean hasToml() {
		for (PropertySource<?> source : this.environment.getPropertySources()) {
			if (source instanceof OriginTrackedMapPropertySource file && file.getPropertyNames().length > 0
					&& file.getOrigin(file.getPropertyNames()[0]) instanceof TomlOrigin) {
				return true;
			}
		}
		return false;
	}

	private static void collect(EnumerablePropertySource<?> file, Predicate<Origin> condition,
			Map<ConfigurationPropertyName, FileValue> values) {
		for (String key : file.getPropertyNames()) {
			Origin origin = OriginLookup.getOrigin(file, key);
			if (origin instanceof TextResourceOrigin text && condition.test(origin)) {
				FileValue value = new FileValue(key, file.getProperty(key), text);
				values.putIfAbsent(ConfigurationPropertyName.adapt(key, '.'), value);
			}
		}
	}

	/**
	 * Whether no higher layer replaces a value.
	 * @param name the name of the value
	 * @param value the value
	 * @return whether it is the one in force
	 */
	boolean isInForce(ConfigurationPropertyName name, FileValue value) {
		ConfigurationProperty property = find(name);
		return property != null && property.getOrigin() instanceof PropertySourceOrigin origin
				&& origin.getOrigin() instanceof TextResourceOrigin text && value.origin().equals(text);
	}

	/**
	 * The property in force.
	 * @param name its name
	 * @return the property, or null where no layer has it
	 */
	@Nullable ConfigurationProperty find(ConfigurationPropertyName name) {
		for (ConfigurationPropertySource source : this.sources) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return property;
			}
		}
		return null;
	}

	/**
	 * The properties in force that have a value.
	 * @param value the value, with its placeholders resolved
	 * @return the properties of all layers but those whose keys cannot be listed
	 */
	List<ConfigurationProperty> inForce(Object value) {
		Binder binder = Binder.get(this.environment, new IgnoreErrorsBindHandler());
		return StreamSupport.stream(this.sources.spliterator(), false)
			.filter(IterableConfigurationPropertySource.class::isInstance)
			.flatMap((source) -> ((IterableConfigurationPropertySource) source).stream())
			.distinct()
			.filter((name) -> value.equals(binder.bind(name, Bindable.of(Object.class)).orElse(null)))
			.map(this::find)
			.filter(Objects::nonNull)
			.toList();
	}

	/**
	 * Whether a property is no element of a list that a higher layer replaces as a whole.
	 * @param property the property
	 * @return whether it counts
	 */
	boolean isOfTheListInForce(ConfigurationProperty property) {
		ConfigurationPropertyName name = property.getName();
		for (int i = 1; i < name.getNumberOfElements(); i++) {
			if (name.isNumericIndex(i)) {
				return property.getSource() == firstWith(name.chop(i));
			}
		}
		return true;
	}

	private @Nullable ConfigurationPropertySource firstWith(ConfigurationPropertyName list) {
		for (ConfigurationPropertySource source : this.sources) {
			if (source.getConfigurationProperty(list) != null
					|| source.containsDescendantOf(list) == ConfigurationPropertyState.PRESENT) {
				return source;
			}
		}
		return null;
	}

	/**
	 * The key of a value: the elements of a list of plain values are one key.
	 * @param name the name of the value
	 * @return the name without the indexes it ends in
	 */
	static ConfigurationPropertyName withoutIndex(ConfigurationPropertyName name) {
		ConfigurationPropertyName key = name;
		while (key.getNumberOfElements() > 1 && key.isLastElementIndexed() && isNumber(key)) {
			key = key.getParent();
		}
		return key;
	}

	private static boolean isNumber(ConfigurationPropertyName name) {
		return name.getLastElement(Form.ORIGINAL).chars().allMatch(Character::isDigit);
	}

	/**
	 * A value in a file.
	 *
	 * @param key its key as the file has it
	 * @param value the value as the file has it
	 * @param origin where it stands
	 */
	record FileValue(String key, @Nullable Object value, TextResourceOrigin origin) {
	}

}
