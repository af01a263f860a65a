package dev.opsboot.process;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Reports in one line on standard error what one line explains.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class StartFailureReporter implements SpringBootExceptionReporter {

	private static final Set<String> EXPLAINED = Set.of(StartFailedException.class.getName(),
			InstanceRunningException.class.getName(), "org.springframework.boot.web.server.PortInUseException");

	StartFailureReporter(@Nullable ConfigurableApplicationContext context) {
	}

	@Override
	public boolean reportException(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (EXPLAINED.contains(cause.getClass().getName())) {
				System.err.println("start failed: " + cause.getMessage());
				return true;
			}
		}
		return false;
	}

}
