package dev.opsboot.failure.rules;

import java.nio.channels.UnresolvedAddressException;
import java.util.List;

import dev.opsboot.failure.Fault;
import dev.opsboot.failure.FaultRule;
import org.jspecify.annotations.Nullable;

/**
 * Mistakes in the code, as the JDK reports them without a cause. They stay, whatever
 * failed on the way out.
 */
final class MistakeRule implements FaultRule {

	private static final List<Class<? extends Throwable>> MISTAKES = List.of(NullPointerException.class,
			IllegalArgumentException.class, IllegalStateException.class, ClassCastException.class,
			IndexOutOfBoundsException.class, ArithmeticException.class, UnsupportedOperationException.class,
			Error.class);

	@Override
	public @Nullable Fault fault(Throwable failure) {
		if (failure.getCause() != null || failure instanceof UnresolvedAddressException) {
			return null;
		}
		return MISTAKES.stream().anyMatch((mistake) -> mistake.isInstance(failure)) ? Fault.PERSISTENT : null;
	}

}
