package dev.opsboot.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/**
 * The value names a file that exists, is a regular file and gives no access to group or
 * others (mode 0600 or less). {@code null} is valid. Applies to {@link PrefixedPath},
 * {@link java.nio.file.Path}, {@link java.io.File} and {@link CharSequence}. On a file
 * system without POSIX permissions the mode is not judged.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE,
		ElementType.ANNOTATION_TYPE })
@Constraint(validatedBy = SecretFileValidator.class)
public @interface SecretFile {

	/**
	 * The message of a violation, for use where the built-in ones do not fit. By default
	 * the message says what is wrong with the file and which command mends it.
	 * @return the message template
	 */
	String message() default "";

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
