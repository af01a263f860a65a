package dev.opsboot.metrics;

import java.util.Collection;

/**
 * The patterns by which the Servlet specification (12.2) maps paths.
 */
final class UrlPatterns {

	private UrlPatterns() {
	}

	static boolean anyMatches(Collection<String> patterns, String path) {
		return patterns.stream().anyMatch((pattern) -> matches(pattern, path));
	}

	private static boolean matches(String pattern, String path) {
		if (pattern.endsWith("/*")) {
			String parent = pattern.substring(0, pattern.length() - 2);
			return path.equals(parent) || path.startsWith(parent + "/");
		}
		return pattern.equals(path) || "/".equals(pattern)
				|| (pattern.startsWith("*.") && path.endsWith(pattern.substring(1)));
	}

}
