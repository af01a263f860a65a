package dev.opsboot.failure.rules;

import dev.opsboot.failure.Fault;
import dev.opsboot.failure.FaultRule;
import io.netty.handler.timeout.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.netty.channel.AbortedException;

/**
 * Netty's timeouts of reading and writing, and Reactor Netty's connection that is gone,
 * which are not of the JDK's types.
 */
final class NettyRule implements FaultRule {

	@Override
	public @Nullable Fault fault(Throwable failure) {
		return (failure instanceof TimeoutException || failure instanceof AbortedException) ? Fault.TRANSIENT : null;
	}

}
