package dev.opsboot.failure.rules;

import dev.opsboot.failure.Fault;
import dev.opsboot.failure.FaultRule;
import dev.opsboot.failure.Interruption;
import org.jspecify.annotations.Nullable;

/**
 * A thread that was asked to stop tries nothing again.
 */
final class InterruptionRule implements FaultRule {

	@Override
	public @Nullable Fault fault(Throwable failure) {
		return Interruption.is(failure) ? Fault.PERSISTENT : null;
	}

}
