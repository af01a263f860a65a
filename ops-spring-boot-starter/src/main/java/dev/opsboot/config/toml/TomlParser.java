package dev.opsboot.config.toml;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.core.io.Resource;

/**
 * Parses the text of a TOML file into properties.
 */
final class TomlParser {

	static final int MAX_ERRORS = 20;

	/**
	 * The position of another key or bracket, which some messages end with; a key quoted
	 * before it may look the same.
	 */
	private static final Pattern REFERENCE = Pattern.compile("(.* at line )([1-9]\\d{0,8})(, column \\d+.*)");

	private final Resource resource;

	private final ShellPlaceholders placeholders;

	TomlParser(Resource resource, ShellPlaceholders placeholders) {
		this.resource = resource;
		this.placeholders = placeholders;
	}

	/**
	 * Parse a file.
	 * @param text the content of the file, without byte order mark
	 * @return the properties in the order of the file, each value an
	 * {@code OriginTrackedValue}
	 * @throws TomlSyntaxException if the text is not valid TOML
	 */
	Map<String, Object> parse(String text) {
		CodeLines lines = new CodeLines(text);
		TomlCode code = TomlCode.parse(lines.code());
		check(code.problems().stream().map((problem) -> translate(problem, lines)), text);
		TomlFlattener flattener = new TomlFlattener(this.resource, lines, this.placeholders);
		Map<String, Object> properties = flattener.flatten(code.root());
		check(flattener.problems().stream(), text);
		return properties;
	}

	private static TomlCode.Problem translate(TomlCode.Problem problem, CodeLines lines) {
		return new TomlCode.Problem(lines.sourceLine(problem.line()), problem.column(),
				translate(problem.message(), lines));
	}

	private static String translate(String message, CodeLines lines) {
		Matcher reference = REFERENCE.matcher(message);
		if (!reference.matches()) {
			return message;
		}
		int line = lines.sourceLine(Integer.parseInt(reference.group(2)));
		return reference.group(1) + line + reference.group(3);
	}

	private void check(Stream<TomlCode.Problem> problems, String text) {
		// What follows on the same line is nearly always a consequence
		Map<Integer, TomlCode.Problem> firsts = new TreeMap<>();
		problems.sorted(Comparator.comparingInt(TomlCode.Problem::column))
			.forEach((problem) -> firsts.putIfAbsent(problem.line(), problem));
		if (!firsts.isEmpty()) {
			throw new TomlSyntaxException(this.resource, toErrors(firsts.values().stream(), text));
		}
	}

	private static List<TomlSyntaxError> toErrors(Stream<TomlCode.Problem> problems, String text) {
		return problems.limit(MAX_ERRORS)
			.map((problem) -> TomlSyntaxError.in(text, problem.line(), problem.column(), problem.message()))
			.toList();
	}

}
