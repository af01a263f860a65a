package dev.opsboot.health.jetty;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Keeps a few threads free for requests that ask whether the process is live: lets at
 * most a given number of threads at a time into what handles the others.
 * <p>
 * What counts is a thread, not a request: one that goes on asynchronously does not. A
 * request that finds no permit waits without a thread, first come first served, until it
 * gets one, fails, or the server stops. Jetty would let it wait as well, but together
 * with new connections, which need a thread before anybody knows what they ask.
 */
final class LiveFirstHandler extends Handler.Wrapper {

	private static final int REFUSED = Integer.MIN_VALUE;

	private final Set<String> livePaths;

	/**
	 * The free permits, or if negative the number of waiting requests.
	 */
	private final AtomicInteger permits;

	private final int mostWaiting;

	private final Queue<WaitingRequest> waiting = new ConcurrentLinkedQueue<>();

	/**
	 * Create the handler.
	 * @param livePaths the paths that need no permit
	 * @param permits how many threads may handle other requests
	 * @param mostWaiting how many requests may wait; the connections of more are closed
	 */
	LiveFirstHandler(Set<String> livePaths, int permits, int mostWaiting) {
		this.livePaths = livePaths;
		this.permits = new AtomicInteger(permits);
		this.mostWaiting = mostWaiting;
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) throws Exception {
		if (this.livePaths.contains(request.getHttpURI().getPath())) {
			if (this.permits.get() <= 0) {
				// One client must not keep a thread by asking again and again
				response.getHeaders().put(HttpHeader.CONNECTION, "close");
			}
			return super.handle(request, response, callback);
		}
		int free = acquire();
		if (free > 0) {
			try {
				return super.handle(request, response, callback);
			}
			finally {
				release();
			}
		}
		if (free == REFUSED) {
			callback.failed(WaitingRequest.aborted("Too many requests are waiting"));
		}
		else {
			await(new WaitingRequest(request, response, callback));
		}
		return true;
	}

	/**
	 * Take a permit, or a place among the waiting.
	 * @return the permits that were free, none for a place, or {@link #REFUSED}
	 */
	private int acquire() {
		int free = this.permits.get();
		while (free > -this.mostWaiting) {
			if (this.permits.compareAndSet(free, free - 1)) {
				return free;
			}
			free = this.permits.get();
		}
		return REFUSED;
	}

	private void await(WaitingRequest request) {
		request.listen();
		this.waiting.add(request);
		if (!isRunning()) {
			request.abort("The server stops");
		}
	}

	private void release() {
		while (this.permits.incrementAndGet() <= 0) {
			WaitingRequest next = this.waiting.poll();
			while (next == null) {
				// It is counted and about to be added
				Thread.onSpinWait();
				next = this.waiting.poll();
			}
			if (resume(next)) {
				return;
			}
		}
	}

	private boolean resume(WaitingRequest request) {
		return request.resume(getServer().getThreadPool(), super::handle, this::release);
	}

	@Override
	protected void doStop() throws Exception {
		// They stay in the queue, as they are counted
		this.waiting.forEach((request) -> request.abort("The server stops"));
		super.doStop();
	}

}
