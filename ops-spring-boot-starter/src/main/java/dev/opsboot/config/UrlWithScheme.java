package dev.opsboot.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/**
 * The value is an absolute URL with one of the given schemes and a host. {@code null} is
 * valid. Applies to {@link CharSequence}, {@link java.net.URI} and {@link java.net.URL}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE,
		ElementType.ANNOTATION_TYPE })
@Constraint(validatedBy = UrlWithSchemeValidator.class)
public @interface UrlWithScheme {

	/**
	 * The schemes allowed, in any case, such as {@code http} and {@code https}.
	 * @return at least one scheme
	 */
	String[] value();

	/**
	 * Words that are valid besides URLs, such as {@code embedded}; compared exactly.
	 * @return the words, none by default
	 */
	String[] except() default {};

	/**
	 * The message of a violation; {@code {schemes}} is the list of schemes.
	 * @return the message template
	 */
	String message() default "must be a URL with scheme {schemes}";

	/**
	 * The validation groups.
	 * @return the groups
	 */
	Class<?>[] groups() default {};

	/**
	 * The payload of a violation.
	 * @return the payload
	 */
	Class<? extends Payload>[] payload() default {};

}
