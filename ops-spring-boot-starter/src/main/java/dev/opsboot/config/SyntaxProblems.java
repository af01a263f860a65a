package dev.opsboot.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.opsboot.config.toml.TomlSyntaxError;
import dev.opsboot.config.toml.TomlSyntaxException;

import org.springframework.boot.origin.TextResourceOrigin.Location;
import org.springframework.core.io.Resource;

/**
 * Reports errors of a TOML file with the line and a caret, but not the text of a secret:
 * nothing of {@code env.toml}, and no line that holds a secret or continues one.
 */
final class SyntaxProblems {

	private static final Pattern KEY = Pattern.compile("([A-Za-z0-9_.\"' -]+?)[\"' ]*=");

	private static final String HIDDEN = "is no valid TOML (text hidden, it may hold a secret)";

	private SyntaxProblems() {
	}

	/**
	 * The problems of a file.
	 * @param exception its errors
	 * @param secret whether the whole file is secret
	 * @return a problem for each error
	 */
	static List<ConfigProblem> of(TomlSyntaxException exception, boolean secret) {
		List<String> lines = secret ? List.of() : lines(exception.getResource());
		return exception.getErrors()
			.stream()
			.map((error) -> of(exception.getResource(), error, secret || holdsSecret(lines, error.line())))
			.toList();
	}

	private static ConfigProblem of(Resource resource, TomlSyntaxError error, boolean secret) {
		Place place = Place.of(resource, new Location(error.line() - 1, error.column() - 1));
		if (secret) {
			return new ConfigProblem(place, "", HIDDEN);
		}
		return new ConfigProblem(place, "", error.message(), excerpt(error));
	}

	private static List<String> excerpt(TomlSyntaxError error) {
		String line = error.sourceLine();
		String caret = error.caretLine();
		return (line != null && caret != null) ? List.of(line, caret) : List.of();
	}

	private static boolean holdsSecret(List<String> lines, int line) {
		for (int i = Math.min(line, lines.size()) - 1; i >= 0; i--) {
			Matcher key = KEY.matcher(lines.get(i));
			boolean found = false;
			while (key.find()) {
				found = true;
				if (SecretKeys.matches(key.group(1).replaceAll("[\"' ]", ""))) {
					return true;
				}
			}
			if (found) {
				return false;
			}
		}
		return false;
	}

	private static List<String> lines(Resource resource) {
		try {
			return resource.getContentAsString(StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

}
