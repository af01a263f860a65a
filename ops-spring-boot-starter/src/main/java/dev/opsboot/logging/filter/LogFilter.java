package dev.opsboot.logging.filter;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What {@code RUST_LOG} says: directives between commas, of which a later one for the
 * same target wins. It departs from Rust's tracing-subscriber where docs/logging.md says
 * so.
 */
public final class LogFilter {

	private final Map<String, LogDirective> directives = new LinkedHashMap<>();

	private LogFilter() {
	}

	/**
	 * Read a filter.
	 * @param text the directives
	 * @param problems takes the column, from 1, of each directive that does not parse and
	 * what is wrong; it is left out
	 * @return the filter
	 */
	static LogFilter parse(String text, BiConsumer<Integer, String> problems) {
		LogFilter filter = new LogFilter();
		int start = 0;
		for (String part : text.split(",", -1)) {
			String directive = part.strip();
			if (!directive.isEmpty()) {
				filter.add(directive, start + part.indexOf(directive) + 1, problems);
			}
			start += part.length() + 1;
		}
		return filter;
	}

	/**
	 * Read the filter of an environment, without what does not parse: the check will say
	 * so.
	 * @param environment the environment
	 * @return the filter, without directives where none is set
	 */
	public static LogFilter of(ConfigurableEnvironment environment) {
		LogFilterSetting setting = LogFilterSetting.find(environment);
		return parse((setting != null) ? setting.text() : "", (column, problem) -> {
		});
	}

	private void add(String text, int column, BiConsumer<Integer, String> problems) {
		try {
			LogDirective directive = LogDirective.parse(text);
			this.directives.put(directive.target(), directive);
		}
		catch (IllegalArgumentException ex) {
			problems.accept(column, String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * The directives.
	 * @return one per target
	 */
	public Collection<LogDirective> directives() {
		return this.directives.values();
	}

}
