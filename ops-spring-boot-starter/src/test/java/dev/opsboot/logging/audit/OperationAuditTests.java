package dev.opsboot.logging.audit;

import java.security.Principal;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OperationAudit}.
 */
@ExtendWith(OutputCaptureExtension.class)
class OperationAuditTests {

	@ParameterizedTest
	@CsvSource({ "shutdown,WRITE", "caches,DELETE", "heapdump,READ", "loggers,WRITE" })
	void recordsWhatChangesOrGivesAway(String endpoint, OperationType type, CapturedOutput output) {
		assertThat(invoke(endpoint, type, SecurityContext.NONE)).isEqualTo("done");
		assertThat(output.getOut()).endsWith(" INFO Operation of the actuator audit=actuator endpoint=" + endpoint
				+ " operation=" + type.name().toLowerCase() + "\n");
	}

	@ParameterizedTest
	@CsvSource({ "health,READ", "env,READ", "loggers,READ" })
	void recordsNothingElse(String endpoint, OperationType type, CapturedOutput output) {
		assertThat(invoke(endpoint, type, SecurityContext.NONE)).isEqualTo("done");
		assertThat(output.getOut()).isEmpty();
	}

	@Test
	void namesTheUser(CapturedOutput output) {
		invoke("shutdown", OperationType.WRITE, new SecurityContext() {

			@Override
			public Principal getPrincipal() {
				return () -> "alice x=y";
			}

			@Override
			public boolean isUserInRole(String role) {
				return false;
			}

		});
		assertThat(output.getOut()).endsWith(" operation=write user=\"alice x=y\"\n");
	}

	private static Object invoke(String endpoint, OperationType type, SecurityContext security) {
		OperationInvoker invoker = new OperationAudit().apply(EndpointId.of(endpoint), type, null, (context) -> "done");
		return invoker.invoke(new InvocationContext(security, Map.of()));
	}

}
