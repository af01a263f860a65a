package dev.opsboot.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.opsboot.config.toml.TomlSyntaxException;

import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyNameException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;
import org.springframework.boot.origin.Origin;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Recognizes a failed start whose cause is the configuration, also where Boot or a bean
 * met it outside the check.
 */
public final class ConfigFailures {

	private ConfigFailures() {
	}

	/**
	 * Whether the cause of a failed start is the configuration.
	 * @param failure the exception that ended the start
	 * @return whether the exit code is 1
	 */
	public static boolean isConfigFailure(Throwable failure) {
		return !problems(failure).isEmpty();
	}

	/**
	 * The problems that a failed start shows.
	 * @param failure the exception that ended the start
	 * @return the problems, none where the cause is not the configuration
	 */
	static List<ConfigProblem> problems(Throwable failure) {
		List<ConfigProblem> problems = new ArrayList<>();
		Set<Throwable> seen = new LinkedHashSet<>();
		for (Throwable cause = failure; cause != null && problems.isEmpty() && seen.add(cause);) {
			problems.addAll(of(cause));
			cause = cause.getCause();
		}
		for (Throwable suppressed : failure.getSuppressed()) {
			if (suppressed instanceof ConfigProblemsException earlier) {
				problems.removeIf((problem) -> isKnown(problem, earlier.getProblems()));
				problems.addAll(earlier.getProblems());
			}
		}
		return problems;
	}

	/**
	 * What is known with its place need not be said without, nor twice of a key.
	 */
	private static boolean isKnown(ConfigProblem problem, List<ConfigProblem> others) {
		return others.stream()
			.anyMatch((other) -> problem.key().isEmpty() ? other.message().equals(problem.message())
					: other.key().equals(problem.key()));
	}

	private static List<ConfigProblem> of(Throwable cause) {
		if (cause instanceof ConfigProblemsException problems) {
			return problems.getProblems();
		}
		if (cause instanceof TomlSyntaxException syntax) {
			return SyntaxProblems.of(syntax, false);
		}
		if (cause instanceof BindException bind) {
			return BindProblems.of(bind);
		}
		if (cause instanceof InvalidConfigurationPropertyValueException invalid) {
			return List.of(new ConfigProblem(Place.NONE, invalid.getName(), BindProblems.reason(invalid)));
		}
		if (cause instanceof PlaceholderResolutionException unresolved) {
			return List.of(new ConfigProblem(Place.NONE, "", BindProblems.unresolved(unresolved)));
		}
		return isAboutConfiguration(cause)
				? List.of(new ConfigProblem(Place.of(Origin.from(cause)), "", String.valueOf(cause.getMessage())))
				: List.of();
	}

	private static boolean isAboutConfiguration(Throwable cause) {
		return cause instanceof ConfigDataException || cause instanceof InvalidConfigurationPropertyNameException
				|| cause instanceof MutuallyExclusiveConfigurationPropertiesException
				|| cause.getClass().getName().startsWith("org.yaml.snakeyaml.error.");
	}

}
