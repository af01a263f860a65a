package dev.opsboot.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import dev.opsboot.sample.SampleApplication;
import dev.opsboot.sample.TestRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of the flags that look at the configuration and start nothing.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConfigCommandTests {

	@TempDir
	private Path prefix;

	private Path base;

	private TestRun run;

	@BeforeEach
	void writeFiles() throws IOException {
		Files.createDirectories(this.prefix.resolve("key"));
		this.base = this.prefix.resolve("quotes.toml");
		Path secrets = Files.writeString(this.prefix.resolve("key/env.toml"),
				"[upstream]\ntoken = \"hunter2hunter2\"\n");
		Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
		Files.writeString(this.base, """
				spring.application.name = "quotes"

				[upstream]
				url = "http://me:${upstream.token}@x"
				timeout = "${TIMEOUT:-3s}"
				max-concurrent = 7
				names."a.b" = "c"

				[[upstream.routes]]
				name = "one"
				tags = [1, 2, 3]

				[[upstream.routes]]
				name = "two"
				fee-bps = 5

				[limits]
				strict = true

				[logging.level]
				root = "warn"
				""");
		this.run = TestRun.of(SampleApplication.class).with("PREFIX", this.prefix);
	}

	@Test
	void countsKeysAndFiles(CapturedOutput output) {
		run("--check-config", this.base.toString());
		assertThat(output.getOut()).isEqualTo("config ok: 12 keys from 2 files\n");
		assertThat(output.getErr()).isEmpty();
	}

	@Test
	void printsWhatIsInForceAndWhereItComesFrom(CapturedOutput output) {
		this.run.with("LIMITS_PERSECOND", "20").with("UPSTREAM_MAXCONCURRENT", "8").with("UNRELATED", "x");
		run("--print-config", "--upstream.timeout=4s", this.base.toString());
		assertThat(output.getOut().replace(this.prefix.toString(), "PREFIX")).isEqualTo("""
				[limits]
				per-second = "20"  # environment variable LIMITS_PERSECOND
				strict = true  # PREFIX/quotes.toml:18:10

				[logging.level]
				root = "warn"  # PREFIX/quotes.toml:21:8

				[management.metrics.distribution.percentiles-histogram.http.server]
				requests = "true"  # default

				[management.metrics.enable.jvm.compilation]
				time = "false"  # default

				[management.metrics.enable.process.cpu]
				time = "false"  # default

				[management.metrics.enable.system.cpu]
				count = "false"  # default

				[management.metrics.web.client]
				max-uri-tags = "2147483647"  # default

				[management.metrics.web.server]
				max-uri-tags = "2147483647"  # default

				[spring.application]
				name = "quotes"  # PREFIX/quotes.toml:1:27

				[spring.reactor]
				context-propagation = "auto"  # default

				[spring.task.execution.shutdown]
				await-termination = "true"  # default
				await-termination-period = "30s"  # default

				[spring.task.scheduling.shutdown]
				await-termination = "true"  # default
				await-termination-period = "30s"  # default

				[upstream]
				max-concurrent = "8"  # environment variable UPSTREAM_MAXCONCURRENT
				timeout = "4s"  # command line --upstream.timeout
				token = "******"  # PREFIX/key/env.toml:2:9
				url = "http://me:******@x"  # PREFIX/quotes.toml:4:7

				[upstream.names]
				"a.b" = "c"  # PREFIX/quotes.toml:7:15

				[[upstream.routes]]
				name = "one"  # PREFIX/quotes.toml:10:8
				tags = [1, 2, 3]  # PREFIX/quotes.toml:11:9

				[[upstream.routes]]
				fee-bps = 5  # PREFIX/quotes.toml:15:11
				name = "two"  # PREFIX/quotes.toml:14:8
				""");
		assertThat(output.getErr()).isEmpty();
	}

	@Test
	void printsAListOfAHigherLayerAlone(CapturedOutput output) throws IOException {
		Files.writeString(this.prefix.resolve("key/env.toml"),
				"upstream.token = \"x\"\n[[upstream.routes]]\nname = \"three\"\n");
		run("--print-config", this.base.toString());
		assertThat(output.getOut()).doesNotContain("one", "two").contains("[[upstream.routes]]\nname = \"******\"");
	}

	@Test
	void logsNothingAndCreatesNoLogFile(CapturedOutput output) {
		Path log = this.prefix.resolve("x.log");
		run("--check-config", "--logging.file.name=" + log, "--logging.level.org.springframework=debug",
				this.base.toString());
		assertThat(log).doesNotExist();
		assertThat(output).isEqualToIgnoringNewLines("config ok: 12 keys from 2 files");
	}

	private void run(String... args) {
		assertThatExceptionOfType(ConfigCommandDone.class).isThrownBy(() -> this.run.run(args));
	}

}
