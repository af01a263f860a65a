package dev.opsboot.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The application as a process of its own.
 */
final class Service implements AutoCloseable {

	/**
	 * The line of the main thread, which has another name once {@code main} has ended.
	 */
	private static final Pattern MAIN_THREAD = Pattern.compile("(?m)^\"DestroyJavaVM\".* cpu=([0-9.]+)ms");

	private static final long LIMIT = TimeUnit.SECONDS.toNanos(60);

	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

	private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

	private final Process process;

	private final int port;

	private final Path output;

	private Service(Process process, int port, Path output) {
		this.process = process;
		this.port = port;
		this.output = output;
	}

	/**
	 * Start the application.
	 * @param packaging what to load it from
	 * @param variant the variant to start
	 * @return the process, which listens some time later
	 * @throws IOException if it cannot be started
	 */
	static Service start(Packaging packaging, Variant variant) throws IOException {
		return start(packaging.options(variant), variant.arguments(), variant.directory());
	}

	/**
	 * Start an application.
	 * @param options what to tell the JVM, up to the application to run
	 * @param arguments arguments of the application, besides its port
	 * @param directory the working directory, beside which its output goes
	 * @return the process, which listens some time later
	 * @throws IOException if it cannot be started
	 */
	static Service start(List<String> options, List<String> arguments, Path directory) throws IOException {
		int port = freePort();
		List<String> command = Stream.of(options, List.of("--server.port=" + port), arguments)
			.flatMap(List::stream)
			.toList();
		Path output = directory.resolveSibling(directory.getFileName() + ".txt");
		ProcessBuilder builder = new ProcessBuilder(Jdk.command("java", command)).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment().put("PREFIX", prefix().toString());
		return new Service(builder.start(), port, output);
	}

	private static Path prefix() throws IOException {
		Path prefix = Path.of("target", "start", "srv").toAbsolutePath();
		for (String name : List.of("run", "data", "key")) {
			Files.createDirectories(prefix.resolve(name));
		}
		return prefix;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	/**
	 * Where something is.
	 * @param path its path
	 * @return the URL
	 */
	String url(String path) {
		return "http://127.0.0.1:" + this.port + path;
	}

	/**
	 * A request for something.
	 * @param path its path
	 * @return the request
	 */
	Request request(String path) {
		return new Request(this.port, path);
	}

	/**
	 * Ask for the configuration until there is an answer.
	 * @return the body of the first answer
	 * @throws IOException if the process ends before, or after a minute without answer
	 */
	String firstAnswer() throws IOException {
		return firstAnswer("/configuration");
	}

	/**
	 * Ask until there is an answer.
	 * @param path what to ask for
	 * @return the body of the first answer
	 * @throws IOException if the process ends before, or after a minute without answer
	 */
	String firstAnswer(String path) throws IOException {
		long start = System.nanoTime();
		Request request = request(path);
		String answer = request.send();
		while (answer.isEmpty()) {
			if (!this.process.isAlive() || System.nanoTime() - start > LIMIT) {
				throw new IOException("No answer. Output:\n" + Files.readString(this.output));
			}
			LockSupport.parkNanos(PAUSE);
			answer = request.send();
		}
		return answer;
	}

	/**
	 * The processor time of all threads of the process so far.
	 * @return the time
	 */
	Duration processorTime() {
		return this.process.info().totalCpuDuration().orElse(Duration.ZERO);
	}

	/**
	 * The processor time of the thread that runs {@code main}, which compiles nothing and
	 * collects nothing: of all times the one that differs least from start to start.
	 * @return milliseconds
	 * @throws IOException if the JVM cannot be asked
	 */
	double mainThreadTime() throws IOException {
		Matcher line = MAIN_THREAD.matcher(Jdk.run("jcmd", String.valueOf(this.process.pid()), "Thread.print"));
		if (!line.find()) {
			throw new IOException("The main thread is not there or still runs main");
		}
		return Double.parseDouble(line.group(1));
	}

	/**
	 * Look into the JVM.
	 * @return what it holds
	 * @throws IOException if it cannot be asked
	 */
	Footprint footprint() throws IOException {
		return Footprint.of(this.process.pid());
	}

	/**
	 * The memory of the process that is in RAM.
	 * @return kilobytes
	 * @throws IOException if the process has ended or this is not Linux
	 */
	double residentMemory() throws IOException {
		String status = Files.readString(Path.of("/proc/" + this.process.pid() + "/status"));
		Matcher line = RESIDENT.matcher(status);
		if (!line.find()) {
			throw new IOException("No resident memory in: " + status);
		}
		return Double.parseDouble(line.group(1));
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().orTimeout(LIMIT, TimeUnit.NANOSECONDS).join();
	}

}
