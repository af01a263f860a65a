package dev.opsboot.logging.web;

import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;

/**
 * Has the id of a request in the log while Spring MVC runs the rest of the request on
 * another thread. For one request only.
 */
final class RequestIdInCallable implements CallableProcessingInterceptor {

	private final String id;

	private @Nullable LoggedRequestId logged;

	RequestIdInCallable(String id) {
		this.id = id;
	}

	@Override
	public <T> void preProcess(NativeWebRequest request, Callable<T> task) {
		this.logged = LoggedRequestId.put(this.id);
	}

	@Override
	public <T> void postProcess(NativeWebRequest request, Callable<T> task, @Nullable Object result) {
		if (this.logged != null) {
			this.logged.restore();
		}
	}

}
