package dev.opsboot.health.jetty;

import java.io.Closeable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A request that waits without a thread. It is handled or aborted, whichever comes first.
 */
final class WaitingRequest {

	private final AtomicReference<@Nullable Exchange> exchange;

	WaitingRequest(Request request, Response response, Callback callback) {
		this.exchange = new AtomicReference<>(new Exchange(request, response, callback));
	}

	/**
	 * Follow what happens to the request. It is not the client that is idle, so no idle
	 * timeout is to end it.
	 */
	void listen() {
		Exchange exchange = this.exchange.get();
		if (exchange != null) {
			exchange.request().addIdleTimeoutListener((timeout) -> false);
			exchange.request().addFailureListener(this::abort);
		}
	}

	/**
	 * Handle the request on a thread.
	 * @param executor has threads
	 * @param handler handles it
	 * @param afterwards what to do after it, also where it was aborted meanwhile
	 * @return whether afterwards is going to be called, false where there is nothing to
	 * handle
	 */
	boolean resume(Executor executor, Request.Handler handler, Runnable afterwards) {
		if (this.exchange.get() == null) {
			return false;
		}
		try {
			executor.execute(new Resumption(handler, afterwards));
			return true;
		}
		catch (RejectedExecutionException ex) {
			abort(ex);
			return false;
		}
	}

	void abort(String reason) {
		abort(new RejectedExecutionException(reason));
	}

	/**
	 * Close the connection: nobody has looked at the request.
	 */
	private void abort(Throwable cause) {
		Exchange exchange = this.exchange.getAndSet(null);
		if (exchange != null) {
			exchange.callback().failed(new Request.Handler.AbortException(cause));
		}
	}

	/**
	 * Why a request is not handled.
	 * @param reason the reason
	 * @return what closes its connection
	 */
	static Throwable aborted(String reason) {
		return new Request.Handler.AbortException(reason);
	}

	private record Exchange(Request request, Response response, Callback callback) {

		void handle(Request.Handler handler) {
			try {
				if (!handler.handle(this.request, this.response, this.callback)) {
					Response.writeError(this.request, this.response, this.callback, HttpStatus.NOT_FOUND_404);
				}
			}
			catch (Throwable ex) {
				this.callback.failed(ex);
			}
		}

	}

	/**
	 * Closed instead of run by a pool that stops.
	 */
	private final class Resumption implements Runnable, Closeable {

		private final Request.Handler handler;

		private final Runnable afterwards;

		Resumption(Request.Handler handler, Runnable afterwards) {
			this.handler = handler;
			this.afterwards = afterwards;
		}

		@Override
		public void run() {
			Exchange exchange = WaitingRequest.this.exchange.getAndSet(null);
			try {
				if (exchange != null) {
					exchange.handle(this.handler);
				}
			}
			finally {
				this.afterwards.run();
			}
		}

		@Override
		public void close() {
			abort("The server stops");
		}

	}

}
