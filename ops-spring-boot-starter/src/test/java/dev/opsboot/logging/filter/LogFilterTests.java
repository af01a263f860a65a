package dev.opsboot.logging.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LogFilter}: each case with what {@code EnvFilter} of Rust's
 * tracing-subscriber 0.3 makes of it, from its source.
 */
class LogFilterTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			# filter                       | levels                             | tracing-subscriber
			info                           | ROOT=INFO                          | same
			INFO                           | ROOT=INFO                          | same
			off                            | ROOT=OFF                           | same
			dev::opsboot::retry=debug,info | dev.opsboot.retry=DEBUG, ROOT=INFO | same
			dev::opsboot=Debug             | dev.opsboot=DEBUG                  | all else is off, not as configured
			dev.opsboot.retry=debug        | dev.opsboot.retry=DEBUG            | knows no dots
			a::b.c=warn                    | a.b.c=WARN                         | knows no dots
			my_app                         | my_app=TRACE                       | same
			com::example                   | com.example=TRACE                  | same
			a::b=info,a::b=error           | a.b=ERROR                          | same
			info,warn                      | ROOT=WARN                          | same
			a=info,a::b=error              | a=INFO, a.b=ERROR                  | same, in any order
			info,,a=warn,                | ROOT=INFO, a=WARN                  | same
			` info , a = warn `            | ROOT=INFO, a=WARN                  | ignores directives with spaces
			root=warn                      | ROOT=WARN                          | a target of that name
			trading=trace                  | trading=TRACE                      | same
			my-app=warn                    | my-app=WARN                        | same
			ä::b=warn                      | ä.b=WARN                           | same
			""")
	void readsLevels(String filter, String levels, String rust) {
		Map<Integer, String> problems = new LinkedHashMap<>();
		assertThat(levels(LogFilter.parse(filter, problems::put))).isEqualTo(levels);
		assertThat(problems).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					# filter           | column | problem                                                                    | tracing-subscriber
					a=inof             | 1      | 'inof' is no level, must be one of off, error, warn, info, debug, trace    | ignores it
					info,a.b=verbose   | 6      | 'verbose' is no level, must be one of off, error, warn, info, debug, trace | ignores it
					debug=dev::opsboot | 1      | 'debug' is a level, not the name of a logger                               | ignores it
					info=debug         | 1      | 'info' is a level, not the name of a logger                                | takes it for debug
					info, a=         | 7      | '' is no level, must be one of off, error, warn, info, debug, trace        | takes it for trace
					=info              | 1      | '' is not the name of a logger                                             | ignores it
					inof               | 1      | 'inof' is no level, did you mean info? (as a target: inof=trace)           | a target
					a=3                | 1      | '3' is no level, must be one of off, error, warn, info, debug, trace       | takes it for info
					3                  | 1      | '3' is not the name of a logger                                            | takes it for info
					a[span]=info       | 1      | 'a[span]' is not the name of a logger                                      | filters by spans
					a=b=info           | 1      | 'b=info' is no level, must be one of off, error, warn, info, debug, trace  | ignores it
					a b=info           | 1      | 'a b' is not the name of a logger                                          | ignores it
					a::::b=info        | 1      | 'a::::b' is not the name of a logger                                       | a target of that name
					a:b=info           | 1      | 'a:b' is not the name of a logger                                          | a target of that name
					""")
	void refusesWhatDoesNotParseAndTakesTheRest(String filter, int column, String problem, String rust) {
		List<String> problems = new ArrayList<>();
		LogFilter.parse(filter + ",ok=warn", (at, text) -> problems.add(at + ": " + text));
		assertThat(problems).containsExactly(column + ": " + problem);
		assertThat(levels(LogFilter.parse(filter + ",ok=warn", (at, text) -> {
		}))).endsWith("ok=WARN");
	}

	private static String levels(LogFilter filter) {
		return String.join(", ", filter.directives().stream().map((one) -> one.target() + "=" + one.level()).toList());
	}

}
