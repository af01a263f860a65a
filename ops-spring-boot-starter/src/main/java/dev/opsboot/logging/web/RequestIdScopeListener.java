package dev.opsboot.logging.web;

import org.eclipse.jetty.server.Context;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ContextHandler.ContextScopeListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Has the id of a request in what Jetty itself logs outside of all filters, such as the
 * exception that the application does not handle.
 */
public final class RequestIdScopeListener implements ContextScopeListener {

	@Override
	public void enterScope(Context context, @Nullable Request request) {
		if (request != null) {
			MDC.put(RequestId.KEY, id(request));
		}
	}

	@Override
	public void exitScope(Context context, @Nullable Request request) {
		if (request != null) {
			MDC.remove(RequestId.KEY);
		}
	}

	private static String id(Request request) {
		if (request.getAttribute(RequestIdFilter.ATTRIBUTE) instanceof String id) {
			return id;
		}
		String id = RequestId.from(request.getHeaders().get(RequestId.HEADER));
		request.setAttribute(RequestIdFilter.ATTRIBUTE, id);
		return id;
	}

}
