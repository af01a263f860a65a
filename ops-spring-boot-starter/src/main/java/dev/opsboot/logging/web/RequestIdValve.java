package dev.opsboot.logging.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Has the id of a request in what Tomcat itself logs outside of all filters, such as the
 * exception that the application does not handle.
 */
public final class RequestIdValve extends ValveBase {

	/**
	 * Create the valve, for the pipeline of a context.
	 */
	public RequestIdValve() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		Valve next = getNext();
		LoggedRequestId logged = LoggedRequestId.put(RequestIdFilter.id(request));
		try {
			next.invoke(request, response);
		}
		finally {
			logged.restore();
		}
	}

}
