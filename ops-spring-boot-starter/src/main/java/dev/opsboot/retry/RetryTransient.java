package dev.opsboot.retry;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has a method called again when it fails in a way that may heal, on the schedule of
 * {@code ops.retry}. It throws what the last attempt threw. The method must be one that
 * can be called twice: an attempt that seems to fail may have done its work.
 * <p>
 * It stands on a method, or on a type for all its public methods, of a class or an
 * interface. The call must come from outside, through the bean: a method that calls
 * another one of its own object calls it once. Each attempt of a method that is also
 * {@code @Transactional} has a transaction of its own. What returns a future or a
 * reactive type is refused when the application starts, as it fails when nobody is there
 * to try again.
 */
@Documented
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
public @interface RetryTransient {

	/**
	 * The name of the operation in metrics and log lines.
	 * @return the name, empty for the simple name of the class and that of the method,
	 * such as {@code FeedClient.prices}. On a type, the name in place of that of the
	 * class
	 */
	String value() default "";

}
