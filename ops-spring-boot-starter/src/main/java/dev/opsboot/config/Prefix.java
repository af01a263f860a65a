package dev.opsboot.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import org.springframework.core.env.PropertyResolver;
import org.springframework.util.StringUtils;

/**
 * The directory below which a host keeps everything of its services.
 */
public final class Prefix {

	/**
	 * The environment variable that sets the prefix.
	 */
	public static final String VARIABLE = "PREFIX";

	private static final String DEFAULT = "/srv";

	private Prefix() {
	}

	/**
	 * The prefix in force: the variable {@value #VARIABLE}, {@code /srv} where it is not
	 * set or empty.
	 * @param environment the environment of the application
	 * @return the absolute path
	 * @throws ConfigProblemsException if no path can have this name
	 */
	public static Path from(PropertyResolver environment) {
		String prefix = environment.getProperty(VARIABLE);
		try {
			return Path.of(StringUtils.hasText(prefix) ? prefix : DEFAULT).toAbsolutePath().normalize();
		}
		catch (InvalidPathException ex) {
			throw new ConfigProblemsException(List.of(new ConfigProblem(Place.of("environment variable " + VARIABLE),
					VARIABLE,
					"no directory can have this name here, a locale such as C.UTF-8 may mend it: " + ex.getMessage())));
		}
	}

}
