package dev.opsboot.config;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.origin.Origin;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.ConverterNotFoundException;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Tells what is wrong with a value that could not be bound.
 */
final class BindProblems {

	private BindProblems() {
	}

	/**
	 * The problems of a binding that Boot gave up.
	 * @param exception the exception of Boot
	 * @return the problems, at least one
	 */
	static List<ConfigProblem> of(BindException exception) {
		Throwable cause = exception.getCause();
		if (cause instanceof BindException nested) {
			return of(nested);
		}
		return of(exception.getName(), exception.getTarget().getType(), exception.getProperty(),
				(cause != null) ? cause : exception);
	}

	/**
	 * The problems of a value.
	 * @param name the name of the value
	 * @param type the type it should have
	 * @param property the value, or null where the failure is that of a whole type
	 * @param error what the binder met
	 * @return the problems, at least one
	 */
	static List<ConfigProblem> of(ConfigurationPropertyName name, ResolvableType type,
			@Nullable ConfigurationProperty property, Throwable error) {
		if (error instanceof UnboundConfigurationPropertiesException unbound) {
			return unbound.getUnboundProperties().stream().map(BindProblems::outOfOrder).toList();
		}
		if (error instanceof BindValidationException validation) {
			return validation.getValidationErrors().getAllErrors().stream().map((each) -> of(name, each)).toList();
		}
		Origin origin = (property != null) ? property.getOrigin() : null;
		String key = name.toString();
		if (error instanceof PlaceholderResolutionException unresolved) {
			return List.of(new ConfigProblem(Place.of(origin), key, unresolved(unresolved)));
		}
		if (error instanceof InvalidConfigurationPropertyValueException invalid) {
			return List.of(new ConfigProblem(Place.of(origin), invalid.getName(), reason(invalid)));
		}
		return List.of(new ConfigProblem(Place.of(origin), key, message(key, type, property, error)));
	}

	/**
	 * Say why a placeholder has no value.
	 * @param unresolved the exception of the resolution
	 * @return the message
	 */
	static String unresolved(PlaceholderResolutionException unresolved) {
		String name = unresolved.getPlaceholder();
		boolean circular = String.valueOf(unresolved.getMessage()).startsWith("Circular");
		return "${" + name + "} cannot be resolved: " + (circular ? "it refers to itself" : "nothing sets " + name);
	}

	/**
	 * Whether a problem is that of a placeholder without a value.
	 * @param problem the problem
	 * @return whether {@link #unresolved} made its message
	 */
	static boolean isUnresolved(ConfigProblem problem) {
		return problem.message().startsWith("${");
	}

	/**
	 * Show a value behind a message, or say that it is hidden.
	 * @param key its key
	 * @param origin its origin, may be null
	 * @param value the value
	 * @return the words in parentheses
	 */
	static String was(String key, @Nullable Origin origin, @Nullable Object value) {
		return Secrets.isSecret(key, origin) ? "(value hidden)" : "(was " + Texts.quote(String.valueOf(value)) + ")";
	}

	private static String message(String key, ResolvableType type, @Nullable ConfigurationProperty property,
			Throwable error) {
		String expectation = Expectation.of(type);
		boolean secret = Secrets.isSecret(key, (property != null) ? property.getOrigin() : null);
		if (property == null) {
			return secret ? "cannot be bound (reason hidden)" : rootMessage(error);
		}
		String was = was(key, property.getOrigin(), property.getValue());
		if (expectation != null) {
			return expectation + " " + was;
		}
		String name = type.resolve(Object.class).getSimpleName();
		if (error instanceof ConverterNotFoundException) {
			return "must be a table for " + name + " " + was;
		}
		return "is no valid " + name + (secret ? "" : ": " + rootMessage(error)) + " " + was;
	}

	private static String rootMessage(Throwable error) {
		Throwable root = NestedExceptionUtils.getMostSpecificCause(error);
		if (root instanceof ConversionFailedException || root.getMessage() == null) {
			return "cannot be bound (" + root.getClass().getSimpleName() + ")";
		}
		return root.getMessage();
	}

	static String reason(InvalidConfigurationPropertyValueException invalid) {
		String reason = (invalid.getReason() != null) ? invalid.getReason() : "is not valid";
		return reason + " " + was(invalid.getName(), null, invalid.getValue());
	}

	private static ConfigProblem outOfOrder(ConfigurationProperty property) {
		return new ConfigProblem(Place.of(property.getOrigin()), property.getName().toString(),
				"is not bound: the elements before it are missing");
	}

	private static ConfigProblem of(ConfigurationPropertyName prefix, ObjectError error) {
		Origin origin = Origin.from(error);
		String message = (error.getDefaultMessage() != null) ? error.getDefaultMessage() : "is not valid";
		if (error instanceof FieldError field) {
			String key = prefix + "." + field.getField();
			return new ConfigProblem(Place.of(origin), key, message + " " + was(key, origin, field.getRejectedValue()));
		}
		return new ConfigProblem(Place.of(origin), prefix.toString(), message);
	}

}
