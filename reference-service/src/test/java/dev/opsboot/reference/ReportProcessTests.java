package dev.opsboot.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of {@code main --report} from outside: as a timer starts it, without a terminal
 * and with hardly any environment, beside the running service.
 */
@Timeout(180)
class ReportProcessTests {

	@TempDir
	private Path prefix;

	@TempDir
	private Path elsewhere;

	@Test
	void reportsOnTheRunningServiceAndLeavesItAlone() throws Exception {
		try (RunningService service = RunningService.start(this.prefix, Map.of())) {
			service.get("/quotes?from=mSOL&to=SOL&amount=1");
			Path runs = data().resolve("runs.jl");
			await().until(() -> Files.exists(runs) && Files.size(runs) > 0);
			String pid = Files.readString(this.prefix.resolve("run/reference_service.pid"));
			List<Path> before = otherFiles();
			Process report = report();
			assertThat(report.exitValue()).as(() -> out() + err()).isZero();
			assertThat(err()).isEmpty();
			assertThat(out()).contains("INFO Report written path=" + data().resolve("reports"))
				.doesNotContain("WARN", "ERROR", "Tomcat");
			assertThat(page()).content().contains("id=\"prices\"", "<bdi>unstake</bdi>", "No poll failed");
			assertThat(otherFiles()).isEqualTo(before);
			assertThat(this.elsewhere).isEmptyDirectory();
			assertThat(this.prefix.resolve("run/reference_service.pid")).hasContent(pid);
			long size = Files.size(runs);
			await().until(() -> Files.size(runs) > size);
			assertThat(service.terminate()).isZero();
			assertThat(service.err()).isEmpty();
		}
	}

	@Test
	void saysThatThereAreNoRunsYet() throws Exception {
		assertThat(report().exitValue()).as(() -> out() + err()).isZero();
		assertThat(page()).content().contains("No runs yet.");
		assertThat(otherFiles()).isEmpty();
		assertThat(this.elsewhere).isEmptyDirectory();
	}

	private Process report() throws IOException, InterruptedException {
		List<String> command = List.of(Path.of("main").toAbsolutePath().toString(), "--report",
				Path.of("cfg/config.toml").toAbsolutePath().toString());
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.elsewhere.toFile())
			.redirectInput(Path.of("/dev/null").toFile())
			.redirectOutput(file("report-out.txt").toFile())
			.redirectError(file("report-err.txt").toFile());
		builder.environment().keySet().removeIf((name) -> !"PATH".equals(name));
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().put("PREFIX", this.prefix.toString());
		Process process = builder.start();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
		return process;
	}

	private String out() {
		return read("report-out.txt");
	}

	private String err() {
		return read("report-err.txt");
	}

	private String read(String name) {
		try {
			return Files.readString(file(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path file(String name) {
		return this.prefix.resolve(name);
	}

	private Path data() {
		return this.prefix.resolve("data/reference_service");
	}

	private Path page() throws IOException {
		try (Stream<Path> pages = Files.list(data().resolve("reports"))) {
			return pages.reduce((one, other) -> other).orElseThrow();
		}
	}

	/**
	 * All files but the page, the output of the report and what the service replaces.
	 */
	private List<Path> otherFiles() throws IOException {
		try (Stream<Path> files = Files.walk(this.prefix)) {
			return files.filter(Files::isRegularFile)
				.filter((file) -> !file.toString().matches(".*(/reports/|/report-|\\.tmp$).*"))
				.sorted()
				.toList();
		}
	}

}
