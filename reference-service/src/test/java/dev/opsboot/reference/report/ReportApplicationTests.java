package dev.opsboot.reference.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.opsboot.config.ConfigProblemsException;
import dev.opsboot.reference.ReferenceServiceApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ReportApplication} and {@link ReportJob}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReportApplicationTests {

	@TempDir
	private Path prefix;

	@Test
	void isAskedForByItsFlag() {
		assertThat(ReportApplication.isAskedFor(new String[] { "--a=b", "--report", "c.toml" })).isTrue();
		assertThat(ReportApplication.isAskedFor(new String[] { "--reports", "report" })).isFalse();
	}

	@Test
	void writesThePageOfToday(CapturedOutput output) throws IOException {
		Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
		addRuns("""
				{"time":"%s","outcome":"prices","asOf":"%s","prices":{"unstake":"1.083"},"later":[1]}
				{"time":"%s","outcome":"failed","err
				{"outcome":"failed"}
				{"time":"%s","outcome":"failed","error":"status 503"}
				""".formatted(now.minusSeconds(8), now.minusSeconds(9), now.minusSeconds(6), now.minusSeconds(4)));
		assertThat(run()).isZero();
		assertThat(reports()).hasSize(1);
		Path page = reports().get(0);
		assertThat(page.getFileName().toString()).isIn(LocalDate.ofInstant(now, ZoneOffset.UTC) + ".html",
				LocalDate.now(ZoneOffset.UTC) + ".html");
		assertThat(page).content().contains("<dt>Polls</dt><dd>2</dd>", ">1.083000<", ">status 503<");
		assertThat(Files.getPosixFilePermissions(page)).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
		assertThat(output).contains("Skipped 2 lines of ", ": no record in line 2, 3")
			.contains("Report written path=" + page + " polls=2 failed=1 outages=1");
	}

	@Test
	void saysThatThereAreNoRunsAndReplacesThePage() throws IOException {
		assertThat(run()).isZero();
		assertThat(run()).isZero();
		assertThat(reports()).first().satisfies((page) -> assertThat(page).content().contains("No runs yet."));
		assertThat(this.prefix).isDirectoryNotContaining("glob:**run").isDirectoryContaining("glob:**data");
		assertThat(data()).isDirectoryNotContaining("glob:**writer.lock");
	}

	@Test
	void failsInOneLine(CapturedOutput output) throws IOException {
		Files.createDirectories(data());
		Files.writeString(data().resolve("reports"), "no directory");
		assertThat(run()).isEqualTo(2);
		assertThat(output.getAll().lines().filter((line) -> line.contains("ERROR"))).hasSize(1)
			.first()
			.asString()
			.contains("Report " + data().resolve("reports") + "/", ".html cannot be written: ");
	}

	@Test
	void failsWhereRunsCannotBeRead(CapturedOutput output) throws IOException {
		Files.createDirectories(data().resolve("runs.jl"));
		assertThat(run()).isEqualTo(2);
		assertThat(output).contains(" cannot be written: ", "runs.jl (Is a directory)");
	}

	@Test
	void startsNothingOfTheService() {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		try (ConfigurableApplicationContext context = ReportApplication.application().run(args())) {
			assertThat(context).isNotInstanceOf(WebServerApplicationContext.class);
			assertThat(context.getBeanDefinitionNames()).doesNotContain("feedPoller", "embeddedFeed",
					"quoteController");
			assertThat(Thread.getAllStackTraces().keySet()).filteredOn((thread) -> !before.contains(thread))
				.allMatch(Thread::isDaemon)
				.noneMatch((thread) -> thread.getName().startsWith("feed"));
		}
	}

	@Test
	void isNoPartOfTheService() {
		try (ConfigurableApplicationContext context = SpringApplication.run(ReferenceServiceApplication.class,
				Stream.concat(Stream.of(args()), Stream.of("--server.port=0")).toArray(String[]::new))) {
			assertThat(context.getBeansOfType(ReportJob.class)).isEmpty();
			assertThat(context.getBeansOfType(ReportApplication.class)).isEmpty();
		}
	}

	@Test
	void checksTheConfigurationOfTheService() throws IOException {
		Path config = Files.writeString(this.prefix.resolve("config.toml"), """
				[upstream]
				url = "embedded"
				poll-intervall = "1s"
				max-concurrent = 0
				[conversions]
				max-batch = 0
				[[quotes.strategies]]
				name = "unstake"
				from = "mSOL"
				to = "SOL"
				""");
		assertThatExceptionOfType(ConfigProblemsException.class)
			.isThrownBy(() -> ReportApplication.run("--report", "--PREFIX=" + this.prefix, config.toString()))
			.withMessageContainingAll("upstream.max-concurrent", "conversions.max-batch", "poll-intervall");
		assertThat(data()).doesNotExist();
	}

	private int run() {
		return ReportApplication.run(args());
	}

	private String[] args() {
		return new String[] { "--report", "--PREFIX=" + this.prefix, "--upstream.url=embedded",
				"--quotes.strategies[0].name=unstake", "--quotes.strategies[0].from=mSOL",
				"--quotes.strategies[0].to=SOL" };
	}

	private Path data() {
		return this.prefix.resolve("data/reference_service");
	}

	private void addRuns(String lines) throws IOException {
		Files.createDirectories(data());
		Files.writeString(data().resolve("runs.jl"), lines);
	}

	private List<Path> reports() throws IOException {
		try (Stream<Path> pages = Files.list(data().resolve("reports"))) {
			return pages.toList();
		}
	}

}
