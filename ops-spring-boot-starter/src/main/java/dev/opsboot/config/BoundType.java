package dev.opsboot.config;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.opsboot.config.catalog.PropertiesType;
import org.jspecify.annotations.Nullable;

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
				: ResolvableType.forClass(beanFactory.getType(name, false));
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
	 * such as a connection pool, and is never made for a check.
	 * @return whether it can be bound as a whole
	 */
	boolean isInstantiable() {
		return this.properties.bindMethod() == BindMethod.VALUE_OBJECT
				|| ((this.factoryMethod == null || isMeantForProperties()) && hasDefaultConstructor());
	}

	/**
	 * Whether values may be refused that can be bound: Spring's own types say that they
	 * are validated, any other may have constraints or a strict constructor.
	 * @return whether there may be constraints, also on what is not set
	 */
	boolean mayBeConstrained() {
		return !type().getName().startsWith("org.springframework.") || isMeantForProperties();
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
