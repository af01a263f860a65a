package dev.opsboot.health;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Answers probes in a servlet application.
 */
public final class ProbeFilter extends HttpFilter {

	private static final long serialVersionUID = 1L;

	private final transient Probes probes;

	/**
	 * Create the filter.
	 * @param probes answer
	 */
	public ProbeFilter(Probes probes) {
		this.probes = probes;
	}

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		if (!answer(this.probes, path, request, response)) {
			chain.doFilter(request, response);
		}
	}

	/**
	 * Answer a request for a probe.
	 * @param probes answer
	 * @param path its path as it was sent
	 * @param request the request
	 * @param response takes the answer
	 * @return whether it was answered
	 * @throws IOException if the client is gone
	 */
	public static boolean answer(Probes probes, String path, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		ProbeAnswer answer = probes.answer(request.getMethod(), path);
		if (answer == null) {
			return false;
		}
		response.setStatus(answer.status());
		answer.headers().forEach(response::setHeader);
		if (probes.isStopping() && request.getProtocol().startsWith("HTTP/1")) {
			response.setHeader("Connection", "close");
		}
		response.getOutputStream().write(answer.body());
		return true;
	}

}
