package dev.opsboot.health.tomcat;

import java.io.IOException;

import dev.opsboot.health.ProbeFilter;
import dev.opsboot.health.Probes;
import jakarta.servlet.ServletException;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Answers probes before any part of an application sees the request.
 */
final class ProbeValve extends ValveBase {

	private final Probes probes;

	ProbeValve(Probes probes) {
		super(true);
		this.probes = probes;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (LiveFirstEndpoint.isSpareThread()) {
			response.setHeader("Connection", "close");
		}
		if (!ProbeFilter.answer(this.probes, request.getRequestURI(), request, response)) {
			Valve next = getNext();
			next.invoke(request, response);
		}
	}

}
