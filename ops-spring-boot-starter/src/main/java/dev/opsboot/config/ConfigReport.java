package dev.opsboot.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The one report of everything that is wrong with a configuration.
 */
final class ConfigReport {

	private static final Comparator<ConfigProblem> ORDER = Comparator.comparing(ConfigProblem::place)
		.thenComparing(ConfigProblem::key)
		.thenComparing(ConfigProblem::message);

	private ConfigReport() {
	}

	/**
	 * Order problems by place and drop repetitions.
	 * @param problems the problems as they were found
	 * @return the problems as they are reported
	 */
	static List<ConfigProblem> order(Collection<ConfigProblem> problems) {
		return problems.stream().distinct().sorted(ORDER).toList();
	}

	/**
	 * Render the report: a line that counts, then a line for each problem.
	 * @param problems the ordered problems
	 * @return the lines, each ended by a line feed
	 */
	static String render(List<ConfigProblem> problems) {
		StringBuilder report = new StringBuilder("config error: ").append(problems.size())
			.append((problems.size() == 1) ? " problem" : " problems")
			.append(", nothing was started\n");
		for (ConfigProblem problem : problems) {
			report.append(Texts.oneLine(problem.toString())).append('\n');
			problem.excerpt().forEach((line) -> report.append("    ").append(Texts.oneLine(line)).append('\n'));
		}
		return report.toString();
	}

}
