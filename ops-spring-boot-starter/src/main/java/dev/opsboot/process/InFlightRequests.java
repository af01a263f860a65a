package dev.opsboot.process;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The requests a web application works on. Once {@linkplain #refuseKeepAlive() it is told
 * to}, no response lets its connection live on.
 */
public final class InFlightRequests {

	private static final int MAX_NAMED = 5;

	private static final int MAX_PATH = 100;

	private final Set<Request> requests = ConcurrentHashMap.newKeySet();

	private volatile boolean keepAliveRefused;

	/**
	 * Note that work on a request begins.
	 * @param method the method of the request
	 * @param path the path of the request, without its query
	 * @return the request, to be given to {@link #end}
	 */
	Request begin(String method, String path) {
		Request request = new Request(method, path, System.nanoTime());
		this.requests.add(request);
		return request;
	}

	/**
	 * Note that work on a request has ended.
	 * @param request the request
	 */
	void end(Request request) {
		this.requests.remove(request);
	}

	/**
	 * Ask for {@code Connection: close} on every response from now on.
	 */
	void refuseKeepAlive() {
		this.keepAliveRefused = true;
	}

	boolean isKeepAliveRefused() {
		return this.keepAliveRefused;
	}

	/**
	 * Name the requests in flight, the oldest first and not more than a few.
	 * @return the description, empty where there is none
	 */
	String describe() {
		List<Request> oldest = this.requests.stream().sorted(Comparator.comparingLong(Request::start)).toList();
		if (oldest.isEmpty()) {
			return "";
		}
		String names = String.join(", ", oldest.stream().limit(MAX_NAMED).map(Request::describe).toList());
		String more = (oldest.size() > MAX_NAMED) ? ", ..." : "";
		return ((oldest.size() == 1) ? "1 request" : oldest.size() + " requests") + " (" + names + more + ")";
	}

	/**
	 * A request in flight. Not a record, for two equal ones are still two.
	 */
	static final class Request {

		private final String method;

		private final String path;

		private final long start;

		private Request(String method, String path, long start) {
			this.method = method;
			this.path = path;
			this.start = start;
		}

		private long start() {
			return this.start;
		}

		private String describe() {
			double seconds = Duration.ofNanos(System.nanoTime() - this.start).toMillis() / 1000.0;
			String shown = (this.path.length() > MAX_PATH) ? this.path.substring(0, MAX_PATH) + "..." : this.path;
			return String.format(Locale.ROOT, "%s %s for %.1f s", this.method, shown, seconds);
		}

	}

}
