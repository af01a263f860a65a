package dev.opsboot.config.toml;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseOptions;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlVersion;

/**
 * What tomlj makes of a text. It never throws, as tomlj does: on some malformed texts
 * 2.2.0 fails with a {@link NullPointerException} or, where assertions are on, with an
 * {@link AssertionError}.
 *
 * @param root the root table, empty when there are problems
 * @param problems what is wrong with the text
 */
record TomlCode(TomlParseResult root, List<Problem> problems) {

	private static final TomlParseOptions OPTIONS = TomlParseOptions.sourceless().withVersion(TomlVersion.V1_1_0);

	/**
	 * Parse a text.
	 * @param text the text
	 * @return the result
	 */
	static TomlCode parse(String text) {
		TomlParseResult result = tryParse(text);
		return (result != null) ? new TomlCode(result, problems(result).toList()) : searchFailure(text);
	}

	private static @Nullable TomlParseResult tryParse(String text) {
		try {
			return Toml.parse(text, OPTIONS);
		}
		catch (RuntimeException | StackOverflowError | AssertionError ex) {
			return null;
		}
	}

	/**
	 * Find the first lines that can be parsed without the next one; the problems within
	 * them are the cause. Where tomlj sees none, the next line is the problem.
	 */
	private static TomlCode searchFailure(String text) {
		int[] ends = ends(text);
		int good = 0;
		int bad = ends.length - 1;
		while (bad - good > 1) {
			int middle = (good + bad) >>> 1;
			if (tryParse(text.substring(0, ends[middle])) != null) {
				good = middle;
			}
			else {
				bad = middle;
			}
		}
		TomlParseResult before = tryParse(text.substring(0, ends[good]));
		int lines = good;
		List<Problem> problems = (before != null)
				? problems(before).filter((problem) -> problem.line() <= lines).toList() : List.of();
		Problem failure = new Problem(bad, 1, "Malformed at or before this line");
		return new TomlCode(Toml.parse(""), problems.isEmpty() ? List.of(failure) : problems);
	}

	/**
	 * The indexes at which the first lines end, from none to all.
	 */
	private static int[] ends(String text) {
		Stream<Integer> first = Stream.of(0);
		Stream<Integer> breaks = Stream.iterate(text.indexOf('\n'), (i) -> i != -1, (i) -> text.indexOf('\n', i + 1))
			.map((i) -> i + 1);
		Stream<Integer> last = text.endsWith("\n") ? Stream.of() : Stream.of(text.length());
		return Stream.of(first, breaks, last).flatMap((part) -> part).mapToInt(Integer::intValue).toArray();
	}

	private static Stream<Problem> problems(TomlParseResult result) {
		return result.errors()
			.stream()
			.map((error) -> new Problem(error.position().line(), error.position().column(),
					String.valueOf(error.getMessage())));
	}

	/**
	 * Something that is wrong.
	 *
	 * @param line the line, the first is 1
	 * @param column the column in code points, the first is 1
	 * @param message what is wrong
	 */
	record Problem(int line, int column, String message) {

	}

}
