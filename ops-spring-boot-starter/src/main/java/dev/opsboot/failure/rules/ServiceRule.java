package dev.opsboot.failure.rules;

import dev.opsboot.failure.ApplicationException;
import dev.opsboot.failure.DomainException;
import dev.opsboot.failure.Fault;
import dev.opsboot.failure.FaultRule;
import dev.opsboot.failure.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of {@link ServiceException} that stay.
 */
final class ServiceRule implements FaultRule {

	@Override
	public @Nullable Fault fault(Throwable failure) {
		return (failure instanceof ApplicationException || failure instanceof DomainException) ? Fault.PERSISTENT
				: null;
	}

}
