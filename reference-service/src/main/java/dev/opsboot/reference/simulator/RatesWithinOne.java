package dev.opsboot.reference.simulator;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/**
 * The rates of the simulator add up to at most 1. A rate that is itself out of range is
 * left to its own constraint.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Constraint(validatedBy = RatesWithinOneValidator.class)
@interface RatesWithinOne {

	/**
	 * The message of a violation.
	 * @return the message template
	 */
	String message() default "failure-rate, stall-rate, garbage-rate and retry-after-rate must add up to at most 1";

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
