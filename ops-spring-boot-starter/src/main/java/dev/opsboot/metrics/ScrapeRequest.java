package dev.opsboot.metrics;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.MappingMatch;
import org.jspecify.annotations.Nullable;

/**
 * A request as if it had been made for the endpoint of the actuator.
 */
final class ScrapeRequest extends HttpServletRequestWrapper {

	private final MetricsPath path;

	ScrapeRequest(HttpServletRequest request, MetricsPath path) {
		super(request);
		this.path = path;
	}

	@Override
	public String getRequestURI() {
		return getContextPath() + this.path.servletPath() + this.path.endpoint();
	}

	@Override
	public StringBuffer getRequestURL() {
		StringBuffer url = super.getRequestURL();
		url.setLength(url.length() - super.getRequestURI().length());
		return url.append(getRequestURI());
	}

	@Override
	public String getServletPath() {
		return isBelowServlet() ? this.path.servletPath() : this.path.endpoint();
	}

	@Override
	public @Nullable String getPathInfo() {
		return isBelowServlet() ? this.path.endpoint() : null;
	}

	private boolean isBelowServlet() {
		return !this.path.servletPath().isEmpty();
	}

	@Override
	public HttpServletMapping getHttpServletMapping() {
		String servletName = super.getHttpServletMapping().getServletName();
		return isBelowServlet() ? new Mapping(this.path.endpoint().substring(1), this.path.servletPath() + "/*",
				servletName, MappingMatch.PATH) : new Mapping("", "/", servletName, MappingMatch.DEFAULT);
	}

	/**
	 * How the endpoint is mapped.
	 */
	private record Mapping(String matchValue, String pattern, String servletName,
			MappingMatch match) implements HttpServletMapping {

		@Override
		public String getMatchValue() {
			return this.matchValue;
		}

		@Override
		public String getPattern() {
			return this.pattern;
		}

		@Override
		public String getServletName() {
			return this.servletName;
		}

		@Override
		public MappingMatch getMappingMatch() {
			return this.match;
		}

	}

}
