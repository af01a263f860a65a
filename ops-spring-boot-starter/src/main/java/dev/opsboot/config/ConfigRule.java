package dev.opsboot.config;

import java.util.function.Consumer;

import org.springframework.core.env.Environment;

/**
 * A rule about the configuration that no properties type can state, such as one about an
 * environment variable or the file system. Rules are named in
 * {@code META-INF/spring.factories}, have a constructor without parameters, and are asked
 * once while the configuration is checked, before any bean exists.
 */
@FunctionalInterface
public interface ConfigRule {

	/**
	 * Judge the environment.
	 * @param environment the complete environment
	 * @param problems takes what is wrong; whatever it is given ends the start with exit
	 * code 1
	 */
	void check(Environment environment, Consumer<ConfigProblem> problems);

}
