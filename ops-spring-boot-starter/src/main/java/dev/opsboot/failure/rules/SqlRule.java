package dev.opsboot.failure.rules;

import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

import dev.opsboot.failure.Fault;
import dev.opsboot.failure.FaultRule;
import org.jspecify.annotations.Nullable;

/**
 * Failures of JDBC. The SQL state decides where it says something, as drivers differ in
 * the types: MariaDB's throws {@code SQLNonTransientConnectionException} for a connection
 * that is refused. Else the type decides as JDBC 4.3, chapter 8 has it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">SQL
 * states of PostgreSQL, which names those of the standard too</a>
 */
final class SqlRule implements FaultRule {

	/**
	 * Classes of states: connection exception, transaction rollback, insufficient
	 * resources.
	 */
	private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53");

	/**
	 * A lock that is not available, a statement that took too long, a server that stops
	 * or starts, or that ended a session because it was idle; timeouts as ODBC names
	 * them.
	 */
	private static final Set<String> TRANSIENT = Set.of("25P03", "25P04", "55P03", "57014", "57P01", "57P02", "57P03",
			"57P05", "HYT00", "HYT01");

	/**
	 * Of the transient classes: a connection that the server refuses to whoever asks, a
	 * violation of the protocol, an integrity constraint checked at the end of a
	 * transaction, a disk that is full, a limit of the configuration.
	 */
	private static final Set<String> PERSISTENT = Set.of("08004", "08P01", "40002", "53100", "53400");

	/**
	 * Classes of states: data, integrity constraint, authorization, syntax or access
	 * rule.
	 */
	private static final Set<String> PERSISTENT_CLASSES = Set.of("22", "23", "28", "42");

	@Override
	public @Nullable Fault fault(Throwable failure) {
		if (!(failure instanceof SQLException sql)) {
			return null;
		}
		if (isFullMySql(sql)) {
			return Fault.TRANSIENT;
		}
		Fault fault = ofState(sql.getSQLState());
		return (fault != null) ? fault : ofType(sql);
	}

	/**
	 * MySQL and MariaDB report too many connections, of all and of a user, by states that
	 * mean something else.
	 */
	private static boolean isFullMySql(SQLException failure) {
		return (failure.getErrorCode() == 1040 && "08004".equals(failure.getSQLState()))
				|| (failure.getErrorCode() == 1203 && "42000".equals(failure.getSQLState()));
	}

	private static @Nullable Fault ofState(@Nullable String state) {
		if (state == null || state.length() != 5 || PERSISTENT.contains(state)) {
			return (state != null && PERSISTENT.contains(state)) ? Fault.PERSISTENT : null;
		}
		String stateClass = state.substring(0, 2);
		if (TRANSIENT.contains(state) || TRANSIENT_CLASSES.contains(stateClass)) {
			return Fault.TRANSIENT;
		}
		return PERSISTENT_CLASSES.contains(stateClass) ? Fault.PERSISTENT : null;
	}

	private static @Nullable Fault ofType(SQLException failure) {
		if (failure instanceof SQLTransientException || failure instanceof SQLRecoverableException) {
			return Fault.TRANSIENT;
		}
		return (failure instanceof SQLNonTransientException) ? Fault.PERSISTENT : null;
	}

}
