package dev.opsboot.logging.logback;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;

import dev.opsboot.config.ConfigProblem;
import dev.opsboot.config.ConfigRule;
import dev.opsboot.file.FileAccess;
import dev.opsboot.file.RotatedFile;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Refuses a log file that is set and cannot be written. One that is not set is no reason
 * not to start.
 */
final class LogFileRule implements ConfigRule {

	@Override
	public void check(Environment environment, Consumer<ConfigProblem> problems) {
		String problem = problem(environment);
		if (problem != null) {
			problems.accept(ConfigProblem.of(environment, LogFileLocation.PROPERTY, problem));
		}
	}

	static @Nullable String problem(Environment environment) {
		try {
			String location = environment.getProperty(LogFileLocation.PROPERTY, "");
			return (location.isBlank() || location.equals(LogFileLocation.NONE)) ? null
					: problem(Path.of(location).toAbsolutePath());
		}
		catch (InvalidPathException ex) {
			return "is not a path";
		}
		catch (IllegalArgumentException ex) {
			// A placeholder without a value, which is reported as such
			return null;
		}
	}

	private static @Nullable String problem(Path file) {
		if (Files.isDirectory(file)) {
			return file + " is a directory";
		}
		if (RotatedFile.isPipe(file)) {
			return file + " is a pipe, which stops the service when nobody reads";
		}
		if (Files.exists(file)) {
			return Files.isWritable(file) ? null : file + " cannot be written " + FileAccess.describe(file);
		}
		return FileAccess.problemOfWritingInto(file.resolveSibling(""));
	}

}
