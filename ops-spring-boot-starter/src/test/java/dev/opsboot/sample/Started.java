package dev.opsboot.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a process of a Java application left when it had ended.
 *
 * @param exitCode its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record Started(int exitCode, String out, String err) {

	private static final long SECONDS_TO_END = 60;

	/**
	 * Run an application on the class path of the test and wait for its end.
	 * @param directory its working directory
	 * @param environment its environment variables, besides {@code PATH}
	 * @param main its main class
	 * @param args its arguments
	 * @return what it left
	 */
	public static Started run(Path directory, Map<String, String> environment, Class<?> main, String... args) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command
			.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), main.getName()));
		command.addAll(List.of(args));
		try {
			return run(new ProcessBuilder(command).directory(directory.toFile()), environment, directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static Started run(ProcessBuilder builder, Map<String, String> environment, Path directory)
			throws IOException, InterruptedException {
		builder.environment().keySet().removeIf((name) -> !"PATH".equals(name));
		builder.environment().putAll(environment);
		Path out = Files.createTempFile(directory, "out", ".txt");
		Path err = Files.createTempFile(directory, "err", ".txt");
		Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
		if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new IllegalStateException("Still running: " + Files.readString(out) + Files.readString(err));
		}
		return new Started(process.exitValue(), Files.readString(out), Files.readString(err));
	}

}
