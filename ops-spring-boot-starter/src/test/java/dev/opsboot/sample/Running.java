package dev.opsboot.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

/**
 * A process of a Java application, killed at the latest when it is closed.
 */
public final class Running implements AutoCloseable {

	/**
	 * How long to wait for what takes a moment on an idle machine.
	 */
	public static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Process process;

	private final Path out;

	private final Path err;

	private Running(Process process, Path out, Path err) {
		this.process = process;
		this.out = out;
		this.err = err;
	}

	/**
	 * Start an application on the class path of the test.
	 * @param directory its working directory, which also takes its output
	 * @param environment its environment variables, besides {@code PATH}
	 * @param main its main class
	 * @param args its arguments
	 * @return the process
	 */
	public static Running start(Path directory, Map<String, String> environment, Class<?> main, String... args) {
		return start(List.of(), directory, environment, main, args);
	}

	/**
	 * Start an application by way of another program.
	 * @param wrapper the command that the one of the JVM is appended to, such as
	 * {@code unshare --pid --fork}, or options of the JVM last
	 * @param directory its working directory, which also takes its output
	 * @param environment its environment variables, besides {@code PATH}
	 * @param main its main class
	 * @param args its arguments
	 * @return the process
	 */
	public static Running start(List<String> wrapper, Path directory, Map<String, String> environment, Class<?> main,
			String... args) {
		// A shell that runs the tests in the background ignores SIGINT, which is
		// inherited
		List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
		command.addAll(wrapper);
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+UnlockDiagnosticVMOptions",
				"-XX:-BytecodeVerificationRemote", "-cp", System.getProperty("java.class.path"), main.getName()));
		command.addAll(List.of(args));
		return start(new ProcessBuilder(command).directory(directory.toFile()), environment, directory);
	}

	private static Running start(ProcessBuilder builder, Map<String, String> environment, Path directory) {
		builder.environment().keySet().removeIf((name) -> !"PATH".equals(name));
		builder.environment().putAll(environment);
		try {
			Path out = Files.createTempFile(directory, "out", ".txt");
			Path err = Files.createTempFile(directory, "err", ".txt");
			return new Running(builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The id of the process, or of the program that wraps it and does not replace itself.
	 * @return the id
	 */
	public long pid() {
		return this.process.pid();
	}

	/**
	 * Whether the process runs.
	 * @return whether it has not ended
	 */
	public boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * What the process wrote to standard output so far.
	 * @return the text
	 */
	public String out() {
		return read(this.out);
	}

	/**
	 * Wait until standard output holds a text.
	 * @param text the text
	 * @return this
	 */
	public Running awaitOut(String text) {
		return await(this.out, text);
	}

	/**
	 * What the process wrote to standard error so far.
	 * @return the text
	 */
	public String err() {
		return read(this.err);
	}

	/**
	 * Wait until standard error holds a text.
	 * @param text the text
	 * @return this
	 */
	public Running awaitErr(String text) {
		return await(this.err, text);
	}

	private Running await(Path file, String text) {
		Awaitility.await(text).atMost(PATIENCE).until(() -> {
			String written = read(file);
			if (!written.contains(text) && !isAlive()) {
				throw new IllegalStateException("Ended without '" + text + "': " + out() + err());
			}
			return written.contains(text);
		});
		return this;
	}

	/**
	 * The port a web server of the application said it listens on.
	 * @return the port
	 */
	public int awaitPort() {
		String marker = " started on port ";
		awaitOut(marker);
		String rest = out().substring(out().indexOf(marker) + marker.length());
		return Integer.parseInt(rest.split("\\D", 2)[0]);
	}

	/**
	 * Send a signal.
	 * @param name its name, such as {@code TERM}
	 * @return this
	 */
	public Running signal(String name) {
		try {
			int code = new ProcessBuilder("kill", "-s", name, String.valueOf(pid())).inheritIO().start().waitFor();
			if (code != 0) {
				throw new IllegalStateException("No process " + pid());
			}
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Wait for the end.
	 * @return what the process left
	 */
	public Started await() {
		try {
			if (!this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				throw new IllegalStateException("Still running: " + out() + read(this.err));
			}
			return new Started(this.process.exitValue(), out(), read(this.err));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.descendants().forEach(ProcessHandle::destroyForcibly);
		this.process.destroyForcibly();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
