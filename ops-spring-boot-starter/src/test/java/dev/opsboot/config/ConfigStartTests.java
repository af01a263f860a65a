package dev.opsboot.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

import dev.opsboot.sample.Limits;
import dev.opsboot.sample.SampleApplication;
import dev.opsboot.sample.TestRun;
import dev.opsboot.sample.Upstream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

/**
 * Tests of where a start reads its configuration and what it refuses.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConfigStartTests {

	@TempDir
	private Path prefix;

	private Path base;

	private TestRun run;

	@BeforeEach
	void createPrefix() throws IOException {
		Files.createDirectories(this.prefix.resolve("key"));
		this.base = this.prefix.resolve("quotes.toml");
		this.run = TestRun.of(SampleApplication.class).with("PREFIX", this.prefix);
	}

	@Test
	void startsWithoutAnyFile() {
		try (ConfigurableApplicationContext context = this.run.run()) {
			assertThat(context.getBean(Upstream.class).timeout()).isEqualTo(Duration.ofSeconds(1));
		}
	}

	@ParameterizedTest
	@EnumSource(WebApplicationType.class)
	void readsTheBaseFileInEveryKindOfApplication(WebApplicationType type) throws IOException {
		base("upstream.timeout = \"3s\"\nserver.port = 0");
		assertThat(timeout(this.run.with(type), this.base.toString())).isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void takesTheLastArgumentThatIsATomlFile() throws IOException {
		base("upstream.timeout = \"3s\"");
		assertThat(timeout(this.run, "other.toml", this.base.toString(), "--more.toml", "word"))
			.isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void takesTheFileThatTheEnvironmentNames() throws IOException {
		base("upstream.timeout = \"3s\"");
		assertThat(timeout(this.run.with("SERVICE_CONFIG", this.base))).isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void takesTheFileThatTheEnvironmentNamesWhateverItsExtensionAndPath() throws IOException {
		Path file = Files.writeString(this.prefix.resolve("a b,c%41.conf"), "upstream.timeout = \"3s\"");
		assertThat(timeout(this.run.with("SERVICE_CONFIG", file))).isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void layersTheSources() throws IOException {
		base("upstream.timeout = \"2s\"");
		assertThat(timeout(this.run, this.base.toString())).isEqualTo(Duration.ofSeconds(2));
		secrets("upstream.timeout = \"3s\"");
		assertThat(timeout(this.run, this.base.toString())).isEqualTo(Duration.ofSeconds(3));
		this.run.with("UPSTREAM_TIMEOUT", "4s");
		assertThat(timeout(this.run, this.base.toString())).isEqualTo(Duration.ofSeconds(4));
		assertThat(timeout(this.run, this.base.toString(), "--upstream.timeout=5s")).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void putsTheSecretsFirstWhereTheBaseFileSaysSo() throws IOException {
		base("upstream.timeout = \"2s\"\nops.config.env-toml-first = true");
		secrets("upstream.timeout = \"3s\"");
		this.run.with("UPSTREAM_TIMEOUT", "4s");
		assertThat(timeout(this.run, this.base.toString())).isEqualTo(Duration.ofSeconds(3));
		assertThat(timeout(this.run, this.base.toString(), "--upstream.timeout=5s")).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void standsAboveApplicationFilesOfAProfileAndOfTheEnvironment() throws IOException {
		Path other = Files.writeString(this.prefix.resolve("other.toml"),
				"upstream.timeout = \"9s\"\nupstream.max-concurrent = 9");
		base("upstream.timeout = \"2s\"");
		this.run.with("SPRING_CONFIG_IMPORT", "file:" + other)
			.with("SPRING_CONFIG_ADDITIONALLOCATION", "file:" + other);
		try (ConfigurableApplicationContext context = this.run.run(this.base.toString())) {
			assertThat(context.getBean(Upstream.class).timeout()).isEqualTo(Duration.ofSeconds(2));
			assertThat(context.getBean(Upstream.class).maxConcurrent()).isEqualTo(9);
		}
	}

	@Test
	void importsRelativeToTheBaseFileAndJudgesTheKeysThere() throws IOException {
		Files.writeString(this.prefix.resolve("more.toml"), "[upstream]\ntimeout = \"2s\"\ntimout = \"2s\"");
		base("spring.config.import = \"more.toml\"");
		assertThatReport(this.base.toString()).isEqualTo("""
				config error: 1 problem, nothing was started
				PREFIX/more.toml:3:1: upstream.timout: unknown key, did you mean upstream.timeout?
				""");
	}

	@Test
	void activatesProfilesOfTheBaseFile() throws IOException {
		base("spring.profiles.active = \"blue\"\nupstream.timeout = \"2s\"");
		Files.writeString(this.prefix.resolve("quotes-blue.toml"), "upstream.timeout = \"3s\"");
		assertThat(timeout(this.run, this.base.toString())).isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void readsTheFilesOfALibraryUser() {
		assertThat(timeout(this.run, "--spring.config.name=sample")).isEqualTo(Duration.ofSeconds(7));
		assertThat(timeout(this.run, "--spring.config.name=sample", "--spring.profiles.active=fast"))
			.isEqualTo(Duration.ofMillis(7));
	}

	@Test
	void refusesANamedFileThatIsNotThere() {
		assertThatReport("gone.toml").isEqualTo("""
				config error: 1 problem, nothing was started
				command line: file CWD/gone.toml does not exist
				""".replace("CWD", Path.of("").toAbsolutePath().toString()));
		this.run.with("SERVICE_CONFIG", this.prefix.resolve("gone"));
		assertThatReport().isEqualTo("""
				config error: 1 problem, nothing was started
				environment variable SERVICE_CONFIG: file PREFIX/gone does not exist
				""");
	}

	@Test
	void refusesADirectory() throws IOException {
		Files.createDirectory(this.base);
		assertThatReport(this.base.toString()).isEqualTo("""
				config error: 1 problem, nothing was started
				command line: PREFIX/quotes.toml is not a regular file
				""");
	}

	@Test
	void refusesAnImportThatIsNotThere() throws IOException {
		base("spring.config.import = \"gone.toml\"");
		assertThatReport(this.base.toString()).startsWith("""
				config error: 1 problem, nothing was started
				PREFIX/quotes.toml:1:24:\s""").contains("gone.toml");
	}

	@Test
	void showsTheLineOfAParseErrorAndWhatIsWrongElsewhere() throws IOException {
		base("[upstream]\nurl = = \"x\"\ntimeout = \"soon\"\n");
		secrets("[upstream]\ntimeout = \"whenever\"\n");
		assertThatReport(this.base.toString(), "--limits.strict=perhaps").isEqualTo("""
				config error: 3 problems, nothing was started
				PREFIX/key/env.toml:2:11: upstream.timeout: must be a duration such as 500ms, 10s or 5m (value hidden)
				PREFIX/quotes.toml:2:7: Unexpected '=', expected a value
				    url = = "x"
				          ^
				command line --limits.strict: limits.strict: must be true or false (was "perhaps")
				""");
	}

	@Test
	void hidesTheTextOfAParseErrorAmongSecrets() throws IOException {
		base("[upstream]\ntimout = \"1s\"\ntoken = hunter2\n");
		secrets("[upstream]\ntoken = hunter3\n");
		assertThatReport(this.base.toString()).isEqualTo("""
				config error: 2 problems, nothing was started
				PREFIX/key/env.toml:2:9: is no valid TOML (text hidden, it may hold a secret)
				PREFIX/quotes.toml:3:9: is no valid TOML (text hidden, it may hold a secret)
				""");
	}

	@Test
	void namesTheEnvironmentVariable() {
		this.run.with("UPSTREAM_TIMEOUT", "soon");
		assertThatReport().isEqualTo("""
				config error: 1 problem, nothing was started
				environment variable UPSTREAM_TIMEOUT: upstream.timeout: must be a duration such as 500ms, 10s or 5m \
				(was "soon")
				""");
	}

	@Test
	void reportsEverythingOfAStartWithoutTomlOnceItHasFailed(CapturedOutput output) {
		this.run.with("UPSTREAM_TIMEOUT", "soon").with("LIMITS_STRICT", "perhaps").with("UPSTREAM_TOKEN", "");
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(this.run::run);
		assertThat(output.getErr()).isEqualTo("""
				config error: 3 problems, nothing was started
				environment variable LIMITS_STRICT: limits.strict: must be true or false (was "perhaps")
				environment variable UPSTREAM_TIMEOUT: upstream.timeout: must be a duration such as 500ms, 10s or 5m \
				(was "soon")
				environment variable UPSTREAM_TOKEN: upstream.token: must not be blank (value hidden)
				""");
	}

	@Test
	void costsAStartWithoutTomlNoCheck() throws IOException {
		Limits.made.set(0);
		this.run.run().close();
		assertThat(Limits.made).hasValue(1);
		base("limits.strict = true");
		this.run.run(this.base.toString()).close();
		assertThat(Limits.made).hasValue(3);
	}

	@Test
	void saysWhereAMissingValueWasLookedFor() throws IOException {
		base("[[upstream.routes]]\nfee-bps = 1");
		assertThatReport(this.base.toString()).isEqualTo("""
				config error: 1 problem, nothing was started
				upstream.routes[0].name: is missing, must not be blank (looked in command line, system properties, \
				environment variables, PREFIX/key/env.toml, PREFIX/quotes.toml, application files)
				""");
	}

	@Test
	void acceptsAPlaceholderThatAHigherLayerReplaces() throws IOException {
		base("upstream.url = \"${NOWHERE}\"\nlogging.level.a = \"${NOWHERE:-info}\"");
		this.run.with("UPSTREAM_URL", "http://x");
		assertThat(timeout(this.run, this.base.toString())).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void reportsMistakesInLoggingWithAllTheRest() throws IOException {
		base("logging.config = \"gone.xml\"\nlogging.level.\"com.Acme\" = \"debgu\"\nlimits.strict = \"perhaps\"\n");
		assertThatReport(this.base.toString()).isEqualTo(
				"""
						config error: 3 problems, nothing was started
						PREFIX/quotes.toml:1:18: logging.config: does not exist (was "gone.xml")
						PREFIX/quotes.toml:2:28: logging.level[com.Acme]: must be one of trace, debug, info, warn, error, fatal, off \
						(was "debgu")
						PREFIX/quotes.toml:3:17: limits.strict: must be true or false (was "perhaps")
						""");
	}

	@Test
	void guessesNothingOfAFileThatCannotBeParsed() throws IOException {
		base("upstream.names.a = \"${mine}\"\nlogging.level.b = \"${mine}\"\nupstream.routes = [ {} ]\n");
		secrets("mine = bare\n");
		assertThatReport(this.base.toString()).isEqualTo("""
				config error: 1 problem, nothing was started
				PREFIX/key/env.toml:1:8: is no valid TOML (text hidden, it may hold a secret)
				""");
	}

	@Test
	void saysThatAKnownKeyIsNoList() throws IOException {
		base("limits.per-second = [1, 2]\n");
		assertThatReport(this.base.toString()).isEqualTo("""
				config error: 1 problem, nothing was started
				PREFIX/quotes.toml:1:1: limits.per-second: must not be a list
				""");
	}

	@Test
	void refusesPlaceholdersThatReferToThemselves() throws IOException {
		base("upstream.url = \"${upstream.url}\"\nspring.application.name = \"${spring.application.name}\"");
		assertThatReport(this.base.toString()).isEqualTo("""
				config error: 2 problems, nothing was started
				PREFIX/quotes.toml:1:16: upstream.url: ${upstream.url} cannot be resolved: it refers to itself
				PREFIX/quotes.toml:2:27: spring.application.name: ${spring.application.name} cannot be resolved: \
				it refers to itself
				""");
	}

	@Test
	void refusesAPlaceholderInAKeyThatNoTypeBinds() throws IOException {
		base("spring.application.name = \"${NOWHERE}\"");
		assertThatReport(this.base.toString()).contains("PREFIX/quotes.toml:1:27: spring.application.name: "
				+ "${NOWHERE} cannot be resolved: nothing sets NOWHERE\n");
	}

	@Test
	void warnsOfUnknownKeysOrIgnoresThem(CapturedOutput output) throws IOException {
		base("upstream.timout = \"1s\"\nops.config.unknown-keys = \"warn\"");
		timeout(this.run, this.base.toString());
		assertThat(output).contains("WARN").contains(this.base + ":1:1: upstream.timout: unknown key, did you mean");
		base("upstream.timout = \"1s\"\nops.config.unknown-keys = \"ignore\"");
		int before = output.length();
		timeout(this.run, this.base.toString());
		assertThat(output.toString().substring(before)).doesNotContain("timout");
	}

	@Test
	void knowsKeysBelowKnownPrefixes() throws IOException {
		base("ours.a.b = 1\nops.config.known-prefixes = [\"ours\"]");
		assertThat(timeout(this.run, this.base.toString())).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void warnsOfANearMissAmongTheSecretsOnly(CapturedOutput output) throws IOException {
		secrets("[upstream]\ntokn = \"hunter2hunter2\"\n[other-service]\nkey = \"x\"\n");
		timeout(this.run);
		assertThat(output).contains("env.toml:2:1: upstream.tokn: unknown key, did you mean upstream.token?")
			.doesNotContain("other-service", "hunter2");
	}

	@Test
	void judgesTheModeOfTheSecrets(CapturedOutput output) throws IOException {
		Path file = secrets("upstream.timeout = \"3s\"");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
		assertThatReport().isEqualTo("""
				config error: 1 problem, nothing was started
				PREFIX/key/env.toml: mode 0644 gives access to others, mend it with: chmod 0640 PREFIX/key/env.toml
				""");
		assertThat(timeout(this.run, "--ops.config.secret-files=warn")).isEqualTo(Duration.ofSeconds(3));
		assertThat(output).contains("WARN").contains("mend it with: chmod 0640");
	}

	@Test
	void hidesASecretThatAnotherValueContains() throws IOException {
		base("upstream.url = \"ftp://me:${upstream.token}@x\"\nupstream.names.a = \"x\"\nlimits.strict = \"hunter2hunter2\"");
		secrets("upstream.token = \"hunter2hunter2\"");
		assertThatReport(this.base.toString()).doesNotContain("hunter2").contains("(was \"******\")");
	}

	@Test
	void refusesAServiceNameThatIsNoName() throws IOException {
		base("spring.application.name = \"Quotes\"");
		assertThatReport(this.base.toString()).startsWith("""
				config error: 1 problem, nothing was started
				PREFIX/quotes.toml:1:27: spring.application.name: must be a lower case letter""");
	}

	@Test
	void reportsWhatStopsTheEnvironmentFromBeingPrepared(CapturedOutput output) {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> this.run.run("--spring.main.lazy-initialization=perhaps"));
		assertThat(output.getErr()).isEqualTo("""
				config error: 1 problem, nothing was started
				command line --spring.main.lazy-initialization: spring.main.lazy-initialization: \
				must be true or false (was "perhaps")
				""");
	}

	private AbstractStringAssert<?> assertThatReport(String... args) {
		try {
			this.run.run(args).close();
		}
		catch (RuntimeException ex) {
			String report = ConfigReport.render(ConfigReport.order(ConfigFailures.problems(ex)));
			return assertThat(report.replace(this.prefix.toString(), "PREFIX"));
		}
		return fail("Started");
	}

	private static Duration timeout(TestRun run, String... args) {
		try (ConfigurableApplicationContext context = run.run(args)) {
			return context.getBean(Upstream.class).timeout();
		}
	}

	private void base(String content) throws IOException {
		Files.writeString(this.base, content);
	}

	private Path secrets(String content) throws IOException {
		Path file = Files.writeString(this.prefix.resolve("key/env.toml"), content);
		return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
	}

}
