package dev.opsboot.logging.logback;

import java.nio.file.Path;

import dev.opsboot.config.ConfigOnlyStart;
import dev.opsboot.process.OpsPaths;
import dev.opsboot.process.ServiceProcess;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogFile;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Where the log file of a service is.
 */
final class LogFileLocation {

	static final String PROPERTY = "ops.logging.file";

	static final String NONE = "none";

	private LogFileLocation() {
	}

	/**
	 * Find the log file.
	 * @param environment the environment
	 * @return the file that is configured, else the usual one; null for none, as in a
	 * container, in a JVM that is no service, where Boot writes a file, and where the
	 * check will refuse the one that is configured
	 */
	static @Nullable Path find(Environment environment) {
		if (ConfigOnlyStart.is(environment) || LogFileRule.problem(environment) != null) {
			return null;
		}
		try {
			String location = environment.getProperty(PROPERTY);
			if (StringUtils.hasText(location)) {
				return location.equals(NONE) ? null : Path.of(location);
			}
			return (ServiceProcess.current() != null && LogFile.get(environment) == null)
					? OpsPaths.from(environment).logFile() : null;
		}
		catch (IllegalArgumentException ex) {
			// A name or path that the check refuses
			return null;
		}
	}

}
