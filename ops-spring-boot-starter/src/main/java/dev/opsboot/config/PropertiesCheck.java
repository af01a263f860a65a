package dev.opsboot.config;

import java.beans.PropertyDescriptor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.PropertyEditorRegistry;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.format.support.FormattingConversionService;
import org.springframework.util.PropertyPlaceholderHelper;
import org.springframework.util.SystemPropertyUtils;

/**
 * Binds and validates every properties type of an application as Boot will do it later,
 * but all of them, and without making a bean.
 */
final class PropertiesCheck {

	private final Iterable<ConfigurationPropertySource> sources;

	private final ConfigFiles files;

	private final Binder binder;

	private final ConfigurableListableBeanFactory beanFactory;

	private final BindFailures failures = new BindFailures();

	private final List<ConfigProblem> violations = new ArrayList<>();

	/**
	 * Prepare the check.
	 * @param environment the complete environment
	 * @param beanFactory the bean factory, for converters and property editors
	 * @param files the files that were read; while one of them could not be read, no
	 * value is called missing
	 */
	PropertiesCheck(ConfigurableEnvironment environment, ConfigurableListableBeanFactory beanFactory,
			ConfigFiles files) {
		this.sources = ConfigurationPropertySources.get(environment);
		this.files = files;
		this.beanFactory = beanFactory;
		Consumer<PropertyEditorRegistry> editors = beanFactory::copyRegisteredEditorsTo;
		this.binder = new Binder(this.sources, strictPlaceholders(environment), conversionServices(beanFactory),
				editors, null, null);
	}

	private static PlaceholdersResolver strictPlaceholders(ConfigurableEnvironment environment) {
		PropertyPlaceholderHelper helper = new PropertyPlaceholderHelper(SystemPropertyUtils.PLACEHOLDER_PREFIX,
				SystemPropertyUtils.PLACEHOLDER_SUFFIX, SystemPropertyUtils.VALUE_SEPARATOR,
				SystemPropertyUtils.ESCAPE_CHARACTER, false);
		return new PropertySourcesPlaceholdersResolver(environment.getPropertySources(), helper);
	}

	private static List<ConversionService> conversionServices(ConfigurableListableBeanFactory beanFactory) {
		FormattingConversionService beans = new FormattingConversionService();
		ApplicationConversionService.addBeans(beans, beanFactory, ConfigurationPropertiesBinding.VALUE);
		ConversionService own = beanFactory.getConversionService();
		ConversionService shared = ApplicationConversionService.getSharedInstance();
		return (own != null) ? List.of(beans, own, shared) : List.of(beans, shared);
	}

	/**
	 * Check the types.
	 * @param types the types
	 */
	void check(List<BoundType> types) {
		try (Constraints constraints = Constraints.create(this.beanFactory)) {
			for (BoundType type : types) {
				if (isAnythingSet(type.prefix()) || type.mayBeConstrained()) {
					check(type, constraints);
				}
			}
		}
	}

	private boolean isAnythingSet(ConfigurationPropertyName prefix) {
		for (ConfigurationPropertySource source : this.sources) {
			if (source.containsDescendantOf(prefix) == ConfigurationPropertyState.PRESENT) {
				return true;
			}
		}
		return false;
	}

	private void check(BoundType type, Constraints constraints) {
		if (!type.isInstantiable()) {
			bindSetters(type);
			return;
		}
		Bindable<?> target = Bindable.of(type.properties().type())
			.withBindMethod(type.properties().bindMethod())
			.withAnnotations(type.annotations());
		Object instance = bind(type, target);
		if (instance != null && type.mayBeConstrained()) {
			check(type.prefix(), instance, constraints);
		}
	}

	private void check(ConfigurationPropertyName prefix, Object instance, Constraints constraints) {
		try {
			constraints.check(prefix, instance, this::addViolation);
		}
		catch (RuntimeException ex) {
			// A validator may not bear what is missing because it could not be bound
			if (!this.failures.concerns(prefix)) {
				throw ex;
			}
		}
	}

	private @Nullable Object bind(BoundType type, Bindable<?> target) {
		try {
			return this.binder.bindOrCreate(type.prefix(), target, this.failures);
		}
		catch (Exception ex) {
			this.failures.add(type.prefix(), target, ex);
			return null;
		}
	}

	/**
	 * What nobody may make for a check is checked value by value, on the types of its
	 * setters.
	 */
	private void bindSetters(BoundType type) {
		for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(type.type())) {
			Method setter = property.getWriteMethod();
			if (setter != null) {
				ConfigurationPropertyName name = type.prefix()
					.append(DataObjectPropertyName.toDashedForm(property.getName()));
				if (find(name) != null || isAnythingSet(name)) {
					this.binder.bind(name, Bindable.of(ResolvableType.forMethodParameter(setter, 0)), this.failures);
				}
			}
		}
	}

	private void addViolation(ConfigurationPropertyName name, String message, @Nullable Object value) {
		if (this.failures.concerns(name)) {
			return;
		}
		String key = name.toString();
		ConfigurationProperty property = find(name);
		if (property != null) {
			String was = BindProblems.was(key, property.getOrigin(), property.getValue());
			this.violations.add(new ConfigProblem(Place.of(property.getOrigin()), key, message + " " + was));
		}
		else if (value != null || isAnythingSet(name)) {
			this.violations.add(new ConfigProblem(firstPlaceBelow(name), key, message));
		}
		else if (this.files.complete()) {
			String missing = "is missing, " + message + " (looked in " + this.files.layers() + ")";
			this.violations.add(new ConfigProblem(Place.NONE, key, missing));
		}
	}

	private @Nullable ConfigurationProperty find(ConfigurationPropertyName name) {
		for (ConfigurationPropertySource source : this.sources) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return property;
			}
		}
		return null;
	}

	private Place firstPlaceBelow(ConfigurationPropertyName name) {
		return this.failures.bound()
			.values()
			.stream()
			.filter((property) -> name.isAncestorOf(property.getName()))
			.map((property) -> Place.of(property.getOrigin()))
			.min(Place::compareTo)
			.orElse(Place.NONE);
	}

	/**
	 * What is wrong.
	 * @return the problems of all types checked
	 */
	List<ConfigProblem> problems() {
		List<ConfigProblem> problems = new ArrayList<>(this.failures.problems().values());
		if (!this.files.complete()) {
			problems.removeIf(BindProblems::isUnresolved);
		}
		problems.addAll(this.violations);
		return problems;
	}

	/**
	 * The properties that some type binds, by name.
	 * @return the properties, each with its value in force
	 */
	Map<ConfigurationPropertyName, ConfigurationProperty> bound() {
		return this.failures.bound();
	}

}
