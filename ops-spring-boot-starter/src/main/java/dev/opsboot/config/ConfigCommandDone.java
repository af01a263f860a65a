package dev.opsboot.config;

import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication.AbandonedRunException;

/**
 * Ends a start that was only to look at the configuration; the exit code is 0.
 */
public final class ConfigCommandDone extends AbandonedRunException implements ExitCodeGenerator {

	private static final long serialVersionUID = 1L;

	@Override
	public int getExitCode() {
		return 0;
	}

}
