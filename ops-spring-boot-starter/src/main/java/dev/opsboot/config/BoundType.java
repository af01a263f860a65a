package dev.opsboot.config;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.opsboot.config.catalog.PropertiesType;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.Aware;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindMethod;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.validation.annotation.Validated;

/**
 * A bean that Boot will bind properties to.
 *
 * @param properties its prefix and type
 * @param annotation how Boot is asked to bind it
 * @param factoryMethod the method that makes the bean, null where Boot makes it itself
 */
record BoundType(PropertiesType properties, ConfigurationProperties annotation, @Nullable Method factoryMethod) {

	private static final Set<String> INJECTING = Set.of(Autowired.class.getName(), Value.class.getName(),
			"jakarta.inject.Inject", "jakarta.annotation.Resource");

	/**
	 * Find every such bean by its definition; no bean is made.
	 * @param beanFactory the bean factory with all definitions
	 * @return the types
	 */
	static List<BoundType> findAll(ConfigurableListableBeanFactory beanFactory) {
		List<BoundType> types = new ArrayList<>();
		for (String name : beanFactory.getBeanDefinitionNames()) {
			BoundType type = find(beanFactory, name);
			if (type != null) {
				types.add(type);
			}
		}
		return types;
	}

	/**
	 * Add the types of the contexts above, whose keys stand in the same files.
	 * @param beanFactory the bean factory
	 * @param own its own types
	 * @return all types
	 */
	static List<BoundType> findAllVisible(ConfigurableListableBeanFactory beanFactory, List<BoundType> own) {
		List<BoundType> types = new ArrayList<>(own);
		BeanFactory parent = beanFactory.getParentBeanFactory();
		while (parent instanceof ConfigurableListableBeanFactory factory) {
			types.addAll(findAll(factory));
			parent = factory.getParentBeanFactory();
		}
		return types;
	}

	private static @Nullable BoundType find(ConfigurableListableBeanFactory beanFactory, String name) {
		BeanDefinition definition = beanFactory.getMergedBeanDefinition(name);
		if (definition.isAbstract()) {
			return null;
		}
		Method method = (definition instanceof RootBeanDefinition root) ? root.getResolvedFactoryMethod() : null;
		ConfigurationProperties annotation = (method != null)
				? AnnotatedElementUtils.findMergedAnnotation(method, ConfigurationProperties.class) : null;
		if (annotation == null) {
			annotation = beanFactory.findAnnotationOnBean(name, ConfigurationProperties.class, false);
		}
		return (annotation != null) ? of(beanFactory, name, definition, method, annotation) : null;
	}

	private static @Nullable BoundType of(ConfigurableListableBeanFactory beanFactory, String name,
			BeanDefinition definition, @Nullable Method method, ConfigurationProperties annotation) {
		ResolvableType type = (method != null) ? ResolvableType.forMethodReturnType(method)
				: ResolvableType.forClass(beanFactory.getType(boundName(beanFactory, name), false));
		Class<?> resolved = type.resolve();
		if (resolved == null) {
			return null;
		}
		Object attribute = definition.getAttribute(BindMethod.class.getName());
		BindMethod bindMethod = (attribute instanceof BindMethod declared) ? declared : BindMethod.JAVA_BEAN;
		PropertiesType properties = new PropertiesType(ConfigurationPropertyName.of(annotation.prefix()), type,
				bindMethod);
		return new BoundType(properties, annotation, method);
	}

	/**
	 * Of a factory bean it is the factory that Boot binds.
	 */
	private static String boundName(ConfigurableListableBeanFactory beanFactory, String name) {
		return beanFactory.isFactoryBean(name) ? BeanFactory.FACTORY_BEAN_PREFIX + name : name;
	}

	ConfigurationPropertyName prefix() {
		return this.properties.prefix();
	}

	Class<?> type() {
		Class<?> type = this.properties.type().resolve();
		return (type != null) ? type : Object.class;
	}

	/**
	 * Whether an instance can be made for the check: of a value object, or of a bean
	 * class that is meant for properties. What a factory method makes may be anything,
	 * such as a connection pool, and what is injected into is nothing without it: neither
	 * is made for a check.
	 * @return whether it can be bound as a whole
	 */
	boolean isInstantiable() {
		return this.properties.bindMethod() == BindMethod.VALUE_OBJECT
				|| ((this.factoryMethod == null || isMeantForProperties()) && hasDefaultConstructor()
						&& !hasInjectionPoints());
	}

	/**
	 * Whether values may be refused that can be bound: Spring's own types say that they
	 * are validated, any other may have constraints or a strict constructor.
	 * @return whether there may be constraints, also on what is not set
	 */
	boolean mayBeConstrained() {
		return !type().getName().startsWith("org.springframework.") || isMeantForProperties();
	}

	/**
	 * Whether what is not set may have a value all the same: a factory method may give
	 * one.
	 * @return whether only values that are set can be judged
	 */
	boolean mayHaveOtherValues() {
		return this.factoryMethod != null;
	}

	private boolean hasInjectionPoints() {
		if (Aware.class.isAssignableFrom(type())) {
			return true;
		}
		for (Class<?> type = type(); type != null && type != Object.class; type = type.getSuperclass()) {
			if (Stream.of(type.getDeclaredFields(), type.getDeclaredMethods())
				.flatMap(Arrays::stream)
				.anyMatch(BoundType::isInjectionPoint)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isInjectionPoint(AnnotatedElement element) {
		return Arrays.stream(element.getAnnotations())
			.anyMatch((annotation) -> INJECTING.contains(annotation.annotationType().getName()));
	}

	private boolean hasDefaultConstructor() {
		return Arrays.stream(type().getDeclaredConstructors())
			.anyMatch((constructor) -> constructor.getParameterCount() == 0);
	}

	private boolean isMeantForProperties() {
		return AnnotationUtils.findAnnotation(type(), Validated.class) != null
				|| (this.factoryMethod != null && this.factoryMethod.isAnnotationPresent(Validated.class));
	}

	Annotation[] annotations() {
		return new Annotation[] { this.annotation };
	}

}
