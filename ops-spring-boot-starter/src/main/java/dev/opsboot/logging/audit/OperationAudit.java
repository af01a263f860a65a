package dev.opsboot.logging.audit;

import java.security.Principal;
import java.util.Locale;

import dev.opsboot.logging.Audit;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;

/**
 * Records operations of the actuator that change something, by web or JMX, and the one
 * that gives away all memory, secrets and all.
 */
public final class OperationAudit implements OperationInvokerAdvisor {

	private static final String HEAP_DUMP = "heapdump";

	@Override
	public OperationInvoker apply(EndpointId endpoint, OperationType type, OperationParameters parameters,
			OperationInvoker invoker) {
		String id = endpoint.toLowerCaseString();
		boolean sensitive = type != OperationType.READ || id.equals(HEAP_DUMP);
		if (sensitive) {
			return (context) -> {
				record(id, type, context);
				return invoker.invoke(context);
			};
		}
		return invoker;
	}

	private static void record(String endpoint, OperationType type, InvocationContext context) {
		LoggingEventBuilder line = Audit.log("actuator")
			.addKeyValue("endpoint", endpoint)
			.addKeyValue("operation", type.name().toLowerCase(Locale.ROOT));
		String user = user(context);
		if (user != null) {
			line.addKeyValue("user", user);
		}
		line.log("Operation of the actuator");
	}

	private static @Nullable String user(InvocationContext context) {
		SecurityContext security = context.resolveArgument(SecurityContext.class);
		Principal principal = (security != null) ? security.getPrincipal() : null;
		return (principal != null) ? principal.getName() : null;
	}

}
