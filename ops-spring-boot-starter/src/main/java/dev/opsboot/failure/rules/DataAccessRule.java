package dev.opsboot.failure.rules;

import java.sql.SQLException;

import dev.opsboot.failure.Fault;
import dev.opsboot.failure.FaultRule;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Spring's hierarchy of data access. A resource that fails completely counts as not
 * transient there, but is what a connection that is refused becomes; of JDBC the cause
 * says more. What has no category is left to its cause.
 */
final class DataAccessRule implements FaultRule {

	@Override
	public @Nullable Fault fault(Throwable failure) {
		if (failure instanceof TransientDataAccessException || failure instanceof RecoverableDataAccessException
				|| failure instanceof TransactionTimedOutException) {
			return Fault.TRANSIENT;
		}
		if (failure instanceof DataAccessResourceFailureException) {
			return (failure.getCause() instanceof SQLException) ? null : Fault.TRANSIENT;
		}
		if (failure instanceof UncategorizedDataAccessException) {
			return null;
		}
		return (failure instanceof NonTransientDataAccessException) ? Fault.PERSISTENT : null;
	}

}
