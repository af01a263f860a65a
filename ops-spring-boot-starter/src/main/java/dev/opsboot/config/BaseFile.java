package dev.opsboot.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.PropertyResolver;
import org.springframework.util.StringUtils;

/**
 * The base file of a start: the last argument that ends in {@code .toml} and is no
 * option, else what {@code SERVICE_CONFIG} names, else {@code cfg/config.toml} where that
 * exists.
 *
 * @param path the path as it was given
 * @param namedBy who named it, for reports
 */
record BaseFile(Path path, String namedBy) {

	private static final String EXTENSION = ".toml";

	private static final String VARIABLE = "SERVICE_CONFIG";

	private static final Path DEFAULT = Path.of("cfg", "config.toml");

	/**
	 * Find the base file.
	 * @param args the arguments of the application
	 * @param environment the environment before any file was read
	 * @return the base file, which need not exist when it was named, or null where there
	 * is none
	 */
	static @Nullable BaseFile find(String[] args, PropertyResolver environment) {
		for (int i = args.length - 1; i >= 0; i--) {
			if (args[i].endsWith(EXTENSION) && !args[i].startsWith("--")) {
				return of(args[i], "command line");
			}
		}
		String named = environment.getProperty(VARIABLE);
		if (StringUtils.hasText(named)) {
			return of(named, "environment variable " + VARIABLE);
		}
		return Files.exists(DEFAULT, LinkOption.NOFOLLOW_LINKS) ? new BaseFile(DEFAULT, "working directory") : null;
	}

	private static BaseFile of(String path, String namedBy) {
		try {
			return new BaseFile(Path.of(path), namedBy);
		}
		catch (InvalidPathException ex) {
			throw new ConfigProblemsException(List.of(new ConfigProblem(Place.of(namedBy), "",
					"no file can have this name here, a locale such as C.UTF-8 may mend it: " + ex.getMessage())));
		}
	}

	/**
	 * The location for {@code spring.config.import}.
	 * @return the location, with a hint where the file has another extension
	 */
	String location() {
		// Characters with a meaning of their own in a location
		String uri = this.path.toUri().toString().replace(";", "%3B").replace("*", "%2A");
		return uri.endsWith(EXTENSION) ? uri : uri + "[" + EXTENSION + "]";
	}

	/**
	 * What keeps the file from being read.
	 * @return the problem, or null where there is none
	 */
	@Nullable ConfigProblem problem() {
		String problem = FileModes.unreadable(this.path);
		return (problem != null) ? new ConfigProblem(Place.of(this.namedBy), "", problem) : null;
	}

	/**
	 * The path for reports.
	 * @return the absolute path
	 */
	@Override
	public String toString() {
		return this.path.toAbsolutePath().normalize().toString();
	}

}
