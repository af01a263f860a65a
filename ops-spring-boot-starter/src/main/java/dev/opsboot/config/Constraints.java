package dev.opsboot.config;

import java.util.Locale;

import jakarta.validation.Configuration;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.validation.MessageInterpolatorFactory;
import org.springframework.util.ClassUtils;
import org.springframework.validation.beanvalidation.SpringConstraintValidatorFactory;

/**
 * Checks the Jakarta constraints of bound types, in English whatever the locale of the
 * host. Without a provider of Jakarta Validation on the class path nothing is checked.
 */
final class Constraints implements AutoCloseable {

	private final @Nullable ValidatorFactory factory;

	private @Nullable Validator validator;

	private Constraints(@Nullable ValidatorFactory factory) {
		this.factory = factory;
	}

	/**
	 * Prepare to check.
	 * @param beanFactory the bean factory, which makes validators as Boot has them made
	 * @return the constraints
	 */
	static Constraints create(ConfigurableListableBeanFactory beanFactory) {
		if (!ClassUtils.isPresent("jakarta.validation.Validation", beanFactory.getBeanClassLoader())) {
			return new Constraints(null);
		}
		try {
			Configuration<?> configuration = Validation.byDefaultProvider().configure();
			MessageInterpolator interpolator = new MessageInterpolatorFactory().getObject();
			configuration.messageInterpolator(new English(interpolator));
			configuration.constraintValidatorFactory(
					new SpringConstraintValidatorFactory((AutowireCapableBeanFactory) beanFactory));
			return new Constraints(configuration.buildValidatorFactory());
		}
		catch (NoProviderFoundException ex) {
			return new Constraints(null);
		}
	}

	/**
	 * Check an instance and what it holds.
	 * @param prefix the name the instance is bound to
	 * @param instance the instance
	 * @param violations takes each violation
	 */
	void check(ConfigurationPropertyName prefix, Object instance, Violations violations) {
		Validator validator = validator();
		if (validator != null) {
			for (ConstraintViolation<Object> violation : validator.validate(instance)) {
				violations.add(name(prefix, violation.getPropertyPath()), violation.getMessage(),
						violation.getInvalidValue());
			}
		}
	}

	private @Nullable Validator validator() {
		if (this.validator == null && this.factory != null) {
			this.validator = this.factory.getValidator();
		}
		return this.validator;
	}

	private static ConfigurationPropertyName name(ConfigurationPropertyName prefix, Path path) {
		StringBuilder name = new StringBuilder(prefix.toString());
		for (Path.Node node : path) {
			if (node.getIndex() != null) {
				name.append('[').append(node.getIndex()).append(']');
			}
			else if (node.getKey() != null) {
				name.append('[').append(node.getKey()).append(']');
			}
			if (isProperty(node)) {
				name.append((name.isEmpty()) ? "" : ".").append(DataObjectPropertyName.toDashedForm(node.getName()));
			}
		}
		return ConfigurationPropertyName.adapt(name, '.');
	}

	private static boolean isProperty(Path.Node node) {
		return node.getName() != null && node.getKind() == ElementKind.PROPERTY;
	}

	@Override
	public void close() {
		if (this.factory != null) {
			this.factory.close();
		}
	}

	/**
	 * Takes violations.
	 */
	@FunctionalInterface
	interface Violations {

		void add(ConfigurationPropertyName name, String message, @Nullable Object value);

	}

	private record English(MessageInterpolator delegate) implements MessageInterpolator {

		@Override
		public String interpolate(String template, Context context) {
			return this.delegate.interpolate(template, context, Locale.ENGLISH);
		}

		@Override
		public String interpolate(String template, Context context, Locale locale) {
			return this.delegate.interpolate(template, context, Locale.ENGLISH);
		}

	}

}
