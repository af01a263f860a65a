package dev.opsboot.process;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.PropertyResolver;
import org.springframework.util.StringUtils;

/**
 * Where the PID file of an instance lies.
 */
final class PidFileLocation {

	static final String PROPERTY = "ops.process.pid-file";

	private static final String NONE = "none";

	private PidFileLocation() {
	}

	/**
	 * Find the location: the one that is set, else the usual one where this JVM is a
	 * service.
	 * @param environment the environment
	 * @return the PID file, or null where there is to be none
	 */
	static @Nullable Path find(PropertyResolver environment) {
		String location = environment.getProperty(PROPERTY);
		if (StringUtils.hasText(location)) {
			return location.equals(NONE) ? null : Path.of(location);
		}
		return (ServiceProcess.current() != null) ? OpsPaths.from(environment).pidFile() : null;
	}

}
