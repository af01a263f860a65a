package dev.opsboot.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Programs of the JDK that runs this process.
 */
final class Jdk {

	private Jdk() {
	}

	/**
	 * The command line of a program.
	 * @param program its name
	 * @param arguments its arguments
	 * @return the command line
	 */
	static List<String> command(String program, List<String> arguments) {
		String path = Path.of(System.getProperty("java.home"), "bin", program).toString();
		return Stream.concat(Stream.of(path), arguments.stream()).toList();
	}

	/**
	 * Run a program to its end.
	 * @param program its name
	 * @param arguments its arguments
	 * @return what it wrote to standard output
	 * @throws IOException if it cannot be started
	 */
	static String run(String program, String... arguments) throws IOException {
		Process process = new ProcessBuilder(command(program, List.of(arguments)))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		int status = process.onExit().join().exitValue();
		if (status != 0) {
			throw new IllegalStateException(program + " ended with " + status);
		}
		return output;
	}

}
