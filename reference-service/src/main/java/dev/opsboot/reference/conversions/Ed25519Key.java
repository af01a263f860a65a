package dev.opsboot.reference.conversions;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/**
 * The file holds an Ed25519 private key as PKCS#8 PEM. {@code null}, a file that cannot
 * be read and what is no regular file are valid.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.PARAMETER })
@Constraint(validatedBy = Ed25519KeyValidator.class)
@interface Ed25519Key {

	/**
	 * The message of a violation.
	 * @return the message template
	 */
	String message() default "must be an Ed25519 private key (PKCS#8 PEM), "
			+ "such as openssl genpkey -algorithm ed25519 makes";

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
