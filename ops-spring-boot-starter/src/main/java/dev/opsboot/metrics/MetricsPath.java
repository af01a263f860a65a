package dev.opsboot.metrics;

/**
 * The path where Prometheus looks.
 *
 * @param path the path, below the context path of the application
 * @param servletPath the path of the servlet that answers the endpoint of the actuator,
 * empty for that of all paths
 * @param endpoint the path of the endpoint below that
 */
public record MetricsPath(String path, String servletPath, String endpoint) {

}
