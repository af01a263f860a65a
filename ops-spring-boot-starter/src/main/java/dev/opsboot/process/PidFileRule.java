package dev.opsboot.process;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;

import dev.opsboot.config.ConfigProblem;
import dev.opsboot.config.ConfigRule;
import dev.opsboot.file.FileAccess;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * The PID file must be one that can be written, and nothing else may be in its place.
 */
final class PidFileRule implements ConfigRule {

	@Override
	public void check(Environment environment, Consumer<ConfigProblem> problems) {
		String problem = problem(environment);
		if (problem != null) {
			String action = environment.containsProperty(PidFileLocation.PROPERTY) ? ""
					: ", set PREFIX to another directory or this to a file or none";
			problems.accept(ConfigProblem.of(environment, PidFileLocation.PROPERTY, problem + action));
		}
	}

	private static @Nullable String problem(Environment environment) {
		try {
			Path file = PidFileLocation.find(environment);
			return (file != null) ? problem(file) : null;
		}
		catch (InvalidPathException ex) {
			return "is not a path";
		}
		catch (IllegalArgumentException ex) {
			// An invalid name or a placeholder without a value, which is reported as such
			return null;
		}
	}

	private static @Nullable String problem(Path file) {
		if (Files.isSymbolicLink(file)) {
			return file + " is a symbolic link, which is never followed";
		}
		if (Files.isDirectory(file)) {
			return file + " is a directory";
		}
		return FileAccess.problemOfWritingInto(file.toAbsolutePath().resolveSibling(""));
	}

}
