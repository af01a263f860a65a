package dev.opsboot.failure.rules;

import dev.opsboot.failure.Fault;
import dev.opsboot.failure.FaultRule;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * The status of a gRPC call. {@code ABORTED} asks to try again at a higher level, which
 * is where the one who retries is.
 *
 * @see <a href="https://grpc.io/docs/guides/status-codes/">gRPC status codes</a>
 */
final class GrpcRule implements FaultRule {

	@Override
	public @Nullable Fault fault(Throwable failure) {
		if (failure instanceof StatusRuntimeException status) {
			return of(status.getStatus().getCode());
		}
		return (failure instanceof StatusException status) ? of(status.getStatus().getCode()) : null;
	}

	private static Fault of(Status.Code code) {
		return switch (code) {
			case UNAVAILABLE, RESOURCE_EXHAUSTED, DEADLINE_EXCEEDED, ABORTED -> Fault.TRANSIENT;
			default -> Fault.PERSISTENT;
		};
	}

}
