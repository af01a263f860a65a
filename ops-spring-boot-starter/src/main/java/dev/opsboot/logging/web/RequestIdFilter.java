package dev.opsboot.logging.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.context.request.async.WebAsyncUtils;

/**
 * Gives each request of a servlet application its id, in the log and in the response. To
 * be called for dispatches of the types {@code REQUEST}, {@code ASYNC} and {@code ERROR}:
 * all those of one request have the same id.
 */
public final class RequestIdFilter extends HttpFilter {

	private static final long serialVersionUID = 1L;

	/**
	 * The attribute of the request that has its id.
	 */
	static final String ATTRIBUTE = RequestIdFilter.class.getName() + ".id";

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String id = id(request);
		response.setHeader(RequestId.HEADER, id);
		WebAsyncUtils.getAsyncManager(request).registerCallableInterceptor(ATTRIBUTE, new RequestIdInCallable(id));
		LoggedRequestId logged = LoggedRequestId.put(id);
		try {
			chain.doFilter(request, response);
		}
		finally {
			logged.restore();
		}
	}

	/**
	 * Return the id of a request, which is chosen when it is first asked for.
	 * @param request the request
	 * @return its id
	 */
	static String id(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof String id) {
			return id;
		}
		String id = RequestId.from(request.getHeader(RequestId.HEADER));
		request.setAttribute(ATTRIBUTE, id);
		return id;
	}

}
