package dev.opsboot.process;

import java.io.IOException;
import java.io.PrintWriter;

import dev.opsboot.process.InFlightRequests.Request;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Knows the requests in flight of a servlet application.
 */
public final class RequestFilter extends HttpFilter {

	private static final long serialVersionUID = 1L;

	private final transient InFlightRequests requests;

	/**
	 * Create the filter.
	 * @param requests takes the requests
	 */
	public RequestFilter(InFlightRequests requests) {
		this.requests = requests;
	}

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		Request inFlight = this.requests.begin(request.getMethod(), request.getRequestURI());
		boolean asynchronous = false;
		try {
			chain.doFilter(request, new ClosingResponse(response, request.getProtocol()));
			asynchronous = request.isAsyncStarted();
			if (asynchronous) {
				request.getAsyncContext().addListener(new EndListener(inFlight));
			}
		}
		finally {
			if (!asynchronous) {
				this.requests.end(inFlight);
			}
		}
	}

	/**
	 * Closes the connection of a response that is begun once the application stops.
	 */
	private final class ClosingResponse extends HttpServletResponseWrapper {

		private final boolean persistent;

		ClosingResponse(HttpServletResponse response, String protocol) {
			super(response);
			this.persistent = protocol.startsWith("HTTP/1");
			refuseKeepAlive();
		}

		private void refuseKeepAlive() {
			if (this.persistent && RequestFilter.this.requests.isKeepAliveRefused() && !isCommitted()) {
				setHeader("Connection", "close");
			}
		}

		@Override
		public ServletOutputStream getOutputStream() throws IOException {
			refuseKeepAlive();
			return super.getOutputStream();
		}

		@Override
		public PrintWriter getWriter() throws IOException {
			refuseKeepAlive();
			return super.getWriter();
		}

		@Override
		public void flushBuffer() throws IOException {
			refuseKeepAlive();
			super.flushBuffer();
		}

	}

	/**
	 * Notes the end of a request that goes on without its thread.
	 */
	private final class EndListener implements AsyncListener {

		private final Request request;

		EndListener(Request request) {
			this.request = request;
		}

		@Override
		public void onComplete(AsyncEvent event) {
			RequestFilter.this.requests.end(this.request);
		}

		@Override
		public void onTimeout(AsyncEvent event) {
			// Completed afterwards
		}

		@Override
		public void onError(AsyncEvent event) {
			// Completed afterwards
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
			event.getAsyncContext().addListener(this);
		}

	}

}
