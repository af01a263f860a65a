package dev.opsboot.logging.logback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import dev.opsboot.sample.Running;
import dev.opsboot.sample.Started;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the log of a started process.
 */
@Timeout(180)
class LogProcessTests {

	private static final String LINE = "[A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} (INFO|WARN|ERROR) .*";

	@TempDir
	private Path prefix;

	@Test
	void writesLinesOfOneFormatFromTheFirstOne() {
		Started started = start("--spring.application.name=shop");
		assertThat(started.exitCode()).isZero();
		assertThat(started.err()).isEmpty();
		assertThat(started.out().lines()).allMatch((line) -> line.matches(LINE)).hasSizeGreaterThan(4);
		assertThat(started.out().lines().findFirst()).get().asString().endsWith(" INFO Before the start args=1");
	}

	@Test
	void recordsTheHashOfWhatPrintConfigPrints() throws Exception {
		Path config = Files.writeString(this.prefix.resolve("shop.toml"), "spring.application.name = \"shop\"\n");
		String out = start(config.toString(), "--print-config").out();
		String printed = out.substring(out.indexOf('\n') + 1);
		byte[] hash = MessageDigest.getInstance("SHA-256").digest(printed.getBytes(StandardCharsets.UTF_8));
		assertThat(start(config.toString()).out()).contains(" INFO Service shop started audit=start pid=")
			.contains(" config=sha256:" + HexFormat.of().formatHex(hash) + "\n");
	}

	@Test
	void refusesAFilterThatDoesNotParse() {
		Started started = start(Map.of("RUST_LOG", "info, a::b=inof"));
		assertThat(started.exitCode()).isOne();
		assertThat(started.err()).isEqualTo("config error: 1 problem, nothing was started\n"
				+ "environment variable RUST_LOG: column 7: 'inof' is no level, must be one of off, error, warn, info,"
				+ " debug, trace\n");
	}

	@Test
	void refusesAFileThatCannotBeWritten() throws IOException {
		Path config = Files.writeString(this.prefix.resolve("shop.toml"),
				"[ops.logging]\nfile = \"" + this.prefix + "\"\nfilter = \"x=y\"\nformat = \"xml\"\n");
		Started started = start(config.toString());
		assertThat(started.exitCode()).isOne();
		assertThat(started.err()).isEqualTo(
				"""
						config error: 3 problems, nothing was started
						CONFIG:2:8: ops.logging.file: DIRECTORY is a directory
						CONFIG:3:10: ops.logging.filter: column 1: 'y' is no level, must be one of off, error, warn, info, debug, trace
						CONFIG:4:10: ops.logging.format: must be one of line, json (was "xml")
						"""
					.replace("CONFIG", config.toString())
					.replace("DIRECTORY", this.prefix.toString()));
	}

	@Test
	void answersCommandsWithNothingElse() throws IOException {
		Path config = Files.writeString(this.prefix.resolve("shop.toml"), "ops.logging.file = \"a.log\"\n");
		Started started = start(Map.of("RUST_LOG", "trace"), config.toString(), "--check-config");
		assertThat(started.out().lines().skip(1)).containsExactly("config ok: 1 key from 1 file");
		assertThat(started.err()).isEmpty();
		assertThat(this.prefix.resolve("a.log")).doesNotExist();
	}

	@Test
	void foldsTheFailureOfAStart() {
		Started started = start("--fail");
		assertThat(started.exitCode()).isEqualTo(2);
		assertThat(started.out().lines()).allMatch((line) -> line.matches(LINE));
	}

	@Test
	void goesOnWithALogFileThatIsRotatedRemovedOrReplaced() throws IOException {
		Path file = this.prefix.resolve("log/shop.log");
		try (Running running = run(Map.of(), "--write", "--ops.logging.file=" + file)) {
			awaitLines(running, file);
			Path first = Files.move(file, file.resolveSibling("shop.log.1"));
			awaitLines(running, file);
			Path second = Files.move(file, file.resolveSibling("shop.log.2"));
			awaitLines(running, file);
			assertThat(running.err()).isEmpty();
			assertThat(numbers(first, second, file)).isSorted().doesNotHaveDuplicates().startsWith(0L);
			assertThat(numbers(first, second)).last().isEqualTo(numbers(file).get(0) - 1);

			// The application may make the file anew before its directory is gone
			Awaitility.await()
				.ignoreExceptionsInstanceOf(DirectoryNotEmptyException.class)
				.until(() -> FileSystemUtils.deleteRecursively(file.getParent()));
			awaitLines(running, file);
			assertThat(running.err()).isEmpty();

			Path moved = Files.move(file, file.resolveSibling("shop.log.3"));
			Files.createDirectory(file);
			running.awaitErr("The log file cannot be written");
			long size = Files.size(moved);
			Awaitility.await().atMost(Running.PATIENCE).until(() -> Files.size(moved) > size);
			Files.delete(file);
			awaitLines(running, file);
			running.awaitErr("The log file is written again");
			assertThat(running.err().lines()).satisfiesExactly(
					(line) -> assertThat(line).matches(LINE)
						.contains(" ERROR The log file cannot be written path=" + file + " error="),
					(line) -> assertThat(line).matches(LINE)
						.endsWith(" WARN The log file is written again path=" + file + " lost_lines=0"));
			assertThat(running.isAlive()).isTrue();
		}
	}

	private static void awaitLines(Running running, Path file) {
		Awaitility.await(file.toString())
			.atMost(Running.PATIENCE)
			.until(() -> running.isAlive() && Files.isRegularFile(file) && numbers(file).size() > 20);
	}

	private static List<Long> numbers(Path... files) {
		List<Long> numbers = new ArrayList<>();
		for (Path file : files) {
			for (String line : read(file).split("(?<=\n)")) {
				if (line.contains(" INFO Line ") && line.endsWith("\n")) {
					numbers.add(Long.parseLong(line.substring(line.lastIndexOf(' ') + 1).strip()));
				}
			}
		}
		return numbers;
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Started start(String... args) {
		return start(Map.of(), args);
	}

	private Started start(Map<String, String> environment, String... args) {
		try (Running running = run(environment, args)) {
			return running.await();
		}
	}

	private Running run(Map<String, String> environment, String... args) {
		Map<String, String> all = new HashMap<>(environment);
		all.put("PREFIX", this.prefix.toString());
		return Running.start(this.prefix, all, LogApplication.class, args);
	}

}
