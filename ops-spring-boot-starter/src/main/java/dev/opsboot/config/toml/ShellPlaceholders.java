package dev.opsboot.config.toml;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Rewrites <code>${NAME:-default}</code> as a shell reads it into what Spring reads,
 * <code>${NAME:default}</code>. The default ends at the brace that closes the
 * placeholder; braces within it must balance, colons need no care. A placeholder escaped
 * with a backslash is left alone, as are Spring's own forms.
 */
final class ShellPlaceholders {

	private static final Pattern START = Pattern.compile("\\$\\{([A-Za-z0-9_.\\[\\]-]+):-");

	private final Function<String, @Nullable String> environment;

	/**
	 * Create the rewriter.
	 * @param environment gives an environment variable, null where it is not set
	 */
	ShellPlaceholders(Function<String, @Nullable String> environment) {
		this.environment = environment;
	}

	/**
	 * Rewrite a value. A shell takes the default also for a variable that is set but
	 * empty, Spring does not: the default then takes the placeholder's place, unless a
	 * system property has the name.
	 * @param value the value as written
	 * @return the value for Spring's placeholder resolution
	 */
	String rewrite(String value) {
		if (!value.contains(":-")) {
			return value;
		}
		Matcher start = START.matcher(value);
		return start.find() ? rewrite(value, start) : value;
	}

	private String rewrite(String value, Matcher start) {
		int[] closing = closingBraces(value);
		boolean[] dropped = new boolean[value.length()];
		do {
			int end = closing[start.start() + 1];
			if (end == -1 || isEscaped(value, start.start())) {
				continue;
			}
			boolean empty = isEmpty(start.group(1));
			Arrays.fill(dropped, empty ? start.start() : start.end() - 1, start.end(), true);
			dropped[end] = empty;
		}
		while (start.find());
		return withoutDropped(value, dropped);
	}

	private static int[] closingBraces(String value) {
		int[] closing = new int[value.length()];
		Arrays.fill(closing, -1);
		Deque<Integer> open = new ArrayDeque<>();
		for (int i = 0; i < value.length(); i++) {
			if (value.charAt(i) == '{') {
				open.push(i);
			}
			else if (value.charAt(i) == '}' && !open.isEmpty()) {
				closing[open.pop()] = i;
			}
		}
		return closing;
	}

	private static boolean isEscaped(String value, int index) {
		return index > 0 && value.charAt(index - 1) == '\\';
	}

	private boolean isEmpty(String name) {
		String variable = this.environment.apply(name);
		return variable != null && variable.isEmpty() && System.getProperty(name) == null;
	}

	private static String withoutDropped(String value, boolean[] dropped) {
		StringBuilder result = new StringBuilder(value.length());
		for (int i = 0; i < value.length(); i++) {
			if (!dropped[i]) {
				result.append(value.charAt(i));
			}
		}
		return result.toString();
	}

}
