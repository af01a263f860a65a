package dev.opsboot.logging.web;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The id of a request in the log of the current thread.
 */
final class LoggedRequestId {

	private final @Nullable String previous;

	private LoggedRequestId(@Nullable String previous) {
		this.previous = previous;
	}

	/**
	 * Put an id into the MDC.
	 * @param id the id
	 * @return what takes it out again, on the same thread
	 */
	static LoggedRequestId put(String id) {
		LoggedRequestId logged = new LoggedRequestId(MDC.get(RequestId.KEY));
		MDC.put(RequestId.KEY, id);
		return logged;
	}

	/**
	 * Leave the MDC with the id it had before, if any, whatever was done to it meanwhile.
	 */
	void restore() {
		if (this.previous != null) {
			MDC.put(RequestId.KEY, this.previous);
		}
		else {
			MDC.remove(RequestId.KEY);
		}
	}

}
