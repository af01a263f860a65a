package dev.opsboot.health.jetty;

import java.nio.ByteBuffer;

import dev.opsboot.health.ProbeAnswer;
import dev.opsboot.health.Probes;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers probes before any part of an application sees the request.
 */
final class ProbeHandler extends Handler.Wrapper {

	private final Probes probes;

	ProbeHandler(Probes probes) {
		this.probes = probes;
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) throws Exception {
		ProbeAnswer answer = this.probes.answer(request.getMethod(), request.getHttpURI().getPath());
		if (answer == null) {
			return super.handle(request, response, callback);
		}
		response.setStatus(answer.status());
		answer.headers().forEach(response.getHeaders()::put);
		if (this.probes.isStopping() && isPersistent(request)) {
			response.getHeaders().put(HttpHeader.CONNECTION, "close");
		}
		response.write(true, ByteBuffer.wrap(answer.body()), callback);
		return true;
	}

	private static boolean isPersistent(Request request) {
		return request.getConnectionMetaData().getHttpVersion().getVersion() <= HttpVersion.HTTP_1_1.getVersion();
	}

}
