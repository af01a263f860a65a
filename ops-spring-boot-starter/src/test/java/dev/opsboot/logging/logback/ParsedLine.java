package dev.opsboot.logging.logback;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line as a program reads it, by nothing but what docs/logging.md says: pairs stand at
 * the end, and as many as can be read are pairs.
 *
 * @param level the level
 * @param critical whether the line is critical
 * @param message the message, escapes as they stand
 * @param pairs the pairs, escapes replaced
 */
record ParsedLine(String level, boolean critical, String message, List<Map.Entry<String, String>> pairs) {

	private static final Pattern HEAD = Pattern
		.compile("[A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} (TRACE|DEBUG|INFO|WARN|ERROR)( CRITICAL)?(?= )");

	private static final String WORD = "(?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^ =\"\\p{Cntrl}]++)";

	private static final Pattern PAIR = Pattern.compile(" (" + WORD + ")=(" + WORD + ")");

	private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|(.))");

	static ParsedLine of(String line) {
		Matcher head = HEAD.matcher(line);
		if (!head.lookingAt()) {
			throw new IllegalArgumentException("Not a line of the log: " + line);
		}
		int end = head.end();
		for (int at = end; at >= 0; at = line.indexOf(' ', at + 1)) {
			List<Map.Entry<String, String>> pairs = pairs(line, at);
			if (!pairs.isEmpty()) {
				return of(head, line.substring(end, at), pairs);
			}
		}
		return of(head, line.substring(end), List.of());
	}

	private static ParsedLine of(Matcher head, String message, List<Map.Entry<String, String>> pairs) {
		return new ParsedLine(head.group(1), head.group(2) != null, message.isEmpty() ? "" : message.substring(1),
				pairs);
	}

	private static List<Map.Entry<String, String>> pairs(String line, int start) {
		List<Map.Entry<String, String>> pairs = new ArrayList<>();
		Matcher pair = PAIR.matcher(line);
		int at = start;
		while (pair.find(at) && pair.start() == at) {
			pairs.add(Map.entry(unescape(pair.group(1)), unescape(pair.group(2))));
			at = pair.end();
			if (at == line.length()) {
				return pairs;
			}
		}
		return List.of();
	}

	private static String unescape(String word) {
		if (!word.startsWith("\"")) {
			return word;
		}
		return ESCAPE.matcher(word.substring(1, word.length() - 1)).replaceAll((escape) -> {
			String character = (escape.group(1) != null) ? String.valueOf((char) Integer.parseInt(escape.group(1), 16))
					: switch (escape.group(2)) {
						case "n" -> "\n";
						case "r" -> "\r";
						case "t" -> "\t";
						default -> escape.group(2);
					};
			return Matcher.quoteReplacement(character);
		});
	}

}
