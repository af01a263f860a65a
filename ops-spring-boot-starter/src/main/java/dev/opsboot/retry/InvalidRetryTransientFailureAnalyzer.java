package dev.opsboot.retry;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says how to mend a {@link RetryTransient} that is refused.
 */
final class InvalidRetryTransientFailureAnalyzer extends AbstractFailureAnalyzer<InvalidRetryTransientException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidRetryTransientException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Take @RetryTransient off " + cause.method() + ", and put it on a method that a proxy can stand before"
						+ " and that returns when its work is done. A reactive type has its own operator: retryWhen.",
				cause);
	}

}
