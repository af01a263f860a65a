package dev.opsboot.logging.web;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Takes the id of a request from thread to thread, wherever Micrometer's context
 * propagation is at work.
 */
public final class RequestIdAccessor implements ThreadLocalAccessor<String> {

	@Override
	public Object key() {
		return RequestId.KEY;
	}

	@Override
	public @Nullable String getValue() {
		return MDC.get(RequestId.KEY);
	}

	@Override
	public void setValue(String id) {
		MDC.put(RequestId.KEY, id);
	}

	@Override
	public void setValue() {
		MDC.remove(RequestId.KEY);
	}

}
