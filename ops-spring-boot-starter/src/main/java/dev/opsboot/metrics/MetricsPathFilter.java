package dev.opsboot.metrics;

import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Lets a servlet application answer the path where Prometheus looks as it answers the
 * endpoint of the actuator. To whatever comes after this filter, such as security, the
 * request is one for the endpoint.
 */
public final class MetricsPathFilter extends HttpFilter {

	private static final long serialVersionUID = 1L;

	private final transient MetricsPath path;

	/**
	 * Those that may answer the endpoint. Another one that has the path keeps it.
	 */
	private final transient Set<String> servlets = new HashSet<>();

	/**
	 * Create the filter.
	 * @param path the path and what it stands for
	 */
	public MetricsPathFilter(MetricsPath path) {
		this.path = path;
	}

	/**
	 * Make sure that servlet and filters of the endpoint get the requests.
	 */
	@Override
	public void init() {
		ServletContext context = getServletContext();
		boolean root = this.path.servletPath().isEmpty();
		context.getServletRegistrations().forEach((name, servlet) -> {
			if (servlet.getMappings().contains(root ? "/" : this.path.servletPath() + "/*")) {
				this.servlets.add(name);
				if (!root) {
					servlet.addMapping(this.path.path());
				}
			}
		});
		context.getFilterRegistrations()
			.values()
			.stream()
			.filter(this::isOnlyForEndpoint)
			.forEach((filter) -> filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true,
					this.path.path()));
	}

	private boolean isForEndpoint(HttpServletRequest request) {
		return request.getRequestURI().equals(request.getContextPath() + this.path.path())
				&& this.servlets.contains(request.getHttpServletMapping().getServletName());
	}

	private boolean isOnlyForEndpoint(FilterRegistration filter) {
		return UrlPatterns.anyMatches(filter.getUrlPatternMappings(), this.path.servletPath() + this.path.endpoint())
				&& !UrlPatterns.anyMatches(filter.getUrlPatternMappings(), this.path.path());
	}

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (!request.getRequestURI().endsWith(this.path.path()) || !isForEndpoint(request)) {
			chain.doFilter(request, response);
			return;
		}
		response.setHeader("Cache-Control", "no-store");
		chain.doFilter(new ScrapeRequest(request, this.path), response);
	}

}
