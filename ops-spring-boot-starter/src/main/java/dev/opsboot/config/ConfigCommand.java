package dev.opsboot.config;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a start is asked to do with the configuration instead of starting.
 */
enum ConfigCommand {

	/**
	 * Check and say so.
	 */
	CHECK("--check-config"),

	/**
	 * Show what is in force and where it comes from.
	 */
	PRINT("--print-config"),

	/**
	 * Describe every property the application has.
	 */
	SCHEMA("--print-config-schema");

	private final String flag;

	ConfigCommand(String flag) {
		this.flag = flag;
	}

	/**
	 * Find the command among the arguments of the application.
	 * @param args the arguments
	 * @return the command, or null for a plain start
	 */
	static @Nullable ConfigCommand from(String[] args) {
		List<String> given = Arrays.asList(args);
		for (ConfigCommand command : values()) {
			if (given.contains(command.flag)) {
				return command;
			}
		}
		return null;
	}

	/**
	 * Whether an option of the command line is a command and no property.
	 * @param option the option without dashes in front
	 * @return whether it is one of the flags
	 */
	static boolean isFlag(String option) {
		return Arrays.stream(values()).anyMatch((command) -> command.flag.equals("--" + option));
	}

}
