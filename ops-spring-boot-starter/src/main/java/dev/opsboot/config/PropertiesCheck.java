package dev.opsboot.config;

import java.beans.PropertyDescriptor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.PropertyEditorRegistry;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.handler.IgnoreErrorsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
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

	private PropertiesCheck(ConfigurableEnvironment environment, ConfigurableListableBeanFactory beanFactory,
			ConfigFiles files, List<ConversionService> conversionServices) {
		this.sources = ConfigurationPropertySources.get(environment);
		this.files = files;
		this.beanFactory = beanFactory;
		Consumer<PropertyEditorRegistry> editors = beanFactory::copyRegisteredEditorsTo;
		this.binder = new Binder(this.sources, strictPlaceholders(environment, beanFactory), conversionServices,
				editors, null, null);
	}

	/**
	 * Prepare the check.
	 * @param environment the complete environment
	 * @param beanFactory the bean factory, for converters and property editors
	 * @param files the files that were read; while one of them could not be read, no
	 * value is called missing
	 * @return the check
	 */
	static PropertiesCheck of(ConfigurableEnvironment environment, ConfigurableListableBeanFactory beanFactory,
			ConfigFiles files) {
		return new PropertiesCheck(environment, beanFactory, files, conversionServices(beanFactory));
	}

	/**
	 * Prepare the check of an application without converters of its own.
	 * @param environment the complete environment
	 * @param beanFactory the bean factory, which makes no beans any more
	 * @param files the files that were read
	 * @return the check
	 */
	static PropertiesCheck withoutBeans(ConfigurableEnvironment environment,
			ConfigurableListableBeanFactory beanFactory, ConfigFiles files) {
		FormattingConversionService own = new FormattingConversionService();
		own.addConverter(new PrefixedPathConverter(Prefix.from(environment)));
		return new PropertiesCheck(environment, beanFactory, files,
				List.of(own, ApplicationConversionService.getSharedInstance()));
	}

	private static PlaceholdersResolver strictPlaceholders(ConfigurableEnvironment environment,
			ConfigurableListableBeanFactory beanFactory) {
		PropertyPlaceholderHelper helper = new PropertyPlaceholderHelper(SystemPropertyUtils.PLACEHOLDER_PREFIX,
				SystemPropertyUtils.PLACEHOLDER_SUFFIX, SystemPropertyUtils.VALUE_SEPARATOR,
				SystemPropertyUtils.ESCAPE_CHARACTER, false);
		List<PropertySource<?>> sources = new ArrayList<>();
		environment.getPropertySources().forEach(sources::add);
		Arrays.stream(beanFactory.getBeanNamesForType(PropertySourcesPlaceholderConfigurer.class, false, false))
			.map(beanFactory::getSingleton)
			.filter(PropertySourcesPlaceholderConfigurer.class::isInstance)
			.map((configurer) -> local((PropertySourcesPlaceholderConfigurer) configurer))
			.filter(Objects::nonNull)
			.forEach(sources::add);
		return new PropertySourcesPlaceholdersResolver(sources, helper);
	}

	private static @Nullable PropertySource<?> local(PropertySourcesPlaceholderConfigurer configurer) {
		return configurer.getAppliedPropertySources()
			.get(PropertySourcesPlaceholderConfigurer.LOCAL_PROPERTIES_PROPERTY_SOURCE_NAME);
	}

	private static List<ConversionService> conversionServices(ConfigurableListableBeanFactory beanFactory) {
		String name = ConfigurableApplicationContext.CONVERSION_SERVICE_BEAN_NAME;
		if (beanFactory.containsBean(name) && beanFactory.isTypeMatch(name, ConversionService.class)) {
			return List.of(beanFactory.getBean(name, ConversionService.class));
		}
		FormattingConversionService beans = new FormattingConversionService();
		DefaultConversionService.addCollectionConverters(beans);
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
			check(type, instance, constraints);
		}
	}

	private void check(BoundType type, Object instance, Constraints constraints) {
		ConfigurationPropertyName prefix = type.prefix();
		try {
			constraints.check(prefix, instance, (name, message, value) -> addViolation(type, name, message, value));
		}
		catch (RuntimeException ex) {
			// A validator may not bear what is missing because it could not be bound
			if (!this.failures.concerns(prefix)) {
				this.violations.add(new ConfigProblem(firstPlaceBelow(prefix), prefix.toString(),
						"cannot be validated: " + NestedExceptionUtils.getMostSpecificCause(ex)));
			}
		}
	}

	private @Nullable Object bind(BoundType type, Bindable<?> target) {
		try {
			return this.binder.bindOrCreate(type.prefix(), target, handler(type));
		}
		catch (Exception ex) {
			this.failures.add(type.prefix(), target, ex);
			return null;
		}
	}

	private BindHandler handler(BoundType type) {
		return type.annotation().ignoreInvalidFields() ? new IgnoreErrorsBindHandler(this.failures) : this.failures;
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
					this.binder.bind(name, Bindable.of(ResolvableType.forMethodParameter(setter, 0)), handler(type));
				}
			}
		}
	}

	private void addViolation(BoundType type, ConfigurationPropertyName name, String message, @Nullable Object value) {
		if (this.failures.concerns(name)) {
			return;
		}
		String key = name.toString();
		ConfigurationProperty property = find(name);
		if (property != null) {
			String was = BindProblems.was(key, property.getOrigin(), property.getValue());
			this.violations.add(new ConfigProblem(Place.of(property.getOrigin()), key, message + " " + was));
		}
		else if (isAnythingSet(name) || (value != null && !type.mayHaveOtherValues())) {
			this.violations.add(new ConfigProblem(firstPlaceBelow(name), key, message));
		}
		else if (this.files.complete() && !type.mayHaveOtherValues()) {
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
