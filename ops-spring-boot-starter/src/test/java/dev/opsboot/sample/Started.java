package dev.opsboot.sample;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a process of a Java application left when it had ended.
 *
 * @param exitCode its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record Started(int exitCode, String out, String err) {

	/**
	 * Run an application on the class path of the test and wait for its end.
	 * @param directory its working directory
	 * @param environment its environment variables, besides {@code PATH}
	 * @param main its main class
	 * @param args its arguments
	 * @return what it left
	 */
	public static Started run(Path directory, Map<String, String> environment, Class<?> main, String... args) {
		try (Running running = Running.start(directory, environment, main, args)) {
			return running.await();
		}
	}

}
