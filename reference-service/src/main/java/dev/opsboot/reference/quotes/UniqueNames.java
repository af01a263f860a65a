package dev.opsboot.reference.quotes;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/**
 * No two strategies of the list have the same name. {@code null} is valid.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.PARAMETER })
@Constraint(validatedBy = UniqueNamesValidator.class)
@interface UniqueNames {

	/**
	 * The message of a violation.
	 * @return the message template
	 */
	String message() default "must have names that differ";

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
