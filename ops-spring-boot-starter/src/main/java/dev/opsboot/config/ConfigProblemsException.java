package dev.opsboot.config;

import java.util.Collection;
import java.util.List;

import org.springframework.boot.ExitCodeGenerator;

/**
 * The configuration is not fit to start with. The message is the whole report, without
 * the value of any secret; the exit code is 1.
 */
public final class ConfigProblemsException extends RuntimeException implements ExitCodeGenerator {

	private static final long serialVersionUID = 1L;

	private final transient List<ConfigProblem> problems;

	/**
	 * Create the exception.
	 * @param problems what is wrong, at least one problem
	 */
	public ConfigProblemsException(Collection<ConfigProblem> problems) {
		super(ConfigReport.render(ConfigReport.order(problems)));
		this.problems = ConfigReport.order(problems);
	}

	/**
	 * What is wrong, ordered by place.
	 * @return the problems
	 */
	public List<ConfigProblem> getProblems() {
		return this.problems;
	}

	@Override
	public int getExitCode() {
		return 1;
	}

}
