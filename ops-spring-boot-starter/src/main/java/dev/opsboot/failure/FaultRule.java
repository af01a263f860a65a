package dev.opsboot.failure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Knows what some failures mean. A bean of this type is asked before the rules that are
 * built in, in the order of the beans.
 */
@FunctionalInterface
public interface FaultRule {

	/**
	 * Judge a failure by itself. Its causes are asked about one by one, from the outside
	 * in, so a rule does not follow them.
	 * @param failure the failure, or a cause of one
	 * @return what it means, null to leave it to other rules and to its causes
	 */
	@Nullable Fault fault(Throwable failure);

	/**
	 * How long the other system asked to wait.
	 * @param failure the failure, or a cause of one
	 * @return the time from now, null where it did not ask
	 */
	default @Nullable Duration retryAfter(Throwable failure) {
		return null;
	}

}
