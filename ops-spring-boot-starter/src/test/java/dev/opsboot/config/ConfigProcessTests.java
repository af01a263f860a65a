package dev.opsboot.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

import dev.opsboot.sample.SampleApplication;
import dev.opsboot.sample.Started;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the configuration from outside, through a started process.
 */
class ConfigProcessTests {

	private static final String ALL_WRONG = """
			[upstream]
			url = "ftp://x"
			timout = "1s"
			timeout = "soon"
			names.a = "${NOWHERE}"

			[limits]
			per-second = 0
			strict = "perhaps"

			[[upstream.routes]]
			name = ""
			""";

	@TempDir
	private Path prefix;

	private final Map<String, String> environment = new HashMap<>();

	private Path config;

	@BeforeEach
	void createPrefix() throws IOException {
		Files.createDirectories(this.prefix.resolve("key"));
		this.config = this.prefix.resolve("quotes.toml");
		this.environment.put("PREFIX", this.prefix.toString());
	}

	@Test
	void reportsEverythingAtOnce() throws IOException {
		Files.writeString(this.config, ALL_WRONG);
		secrets("[upstream]\ntoken = \"\"\n");
		Started started = start(this.config.toString());
		assertThat(started.err()).isEqualTo("""
				config error: 8 problems, nothing was started
				CONFIG/key/env.toml:2:9: upstream.token: must not be blank (value hidden)
				CONFIG/quotes.toml:2:7: upstream.url: must be a URL with scheme http or https (was "ftp://x")
				CONFIG/quotes.toml:3:1: upstream.timout: unknown key, did you mean upstream.timeout?
				CONFIG/quotes.toml:4:11: upstream.timeout: must be a duration such as 500ms, 10s or 5m (was "soon")
				CONFIG/quotes.toml:5:11: upstream.names.a: ${NOWHERE} cannot be resolved: nothing sets NOWHERE
				CONFIG/quotes.toml:8:14: limits.per-second: must be greater than or equal to 1 (was "0")
				CONFIG/quotes.toml:9:10: limits.strict: must be true or false (was "perhaps")
				CONFIG/quotes.toml:12:8: upstream.routes[0].name: must not be blank (was "")
				""".replace("CONFIG", this.prefix.toString()));
		assertThat(started.exitCode()).isOne();
		assertThat(started.out()).doesNotContain("\tat ", "Exception", "APPLICATION FAILED", "ERROR", "WARN");
	}

	@Test
	void reportsAPortOfTheWrongTypeWithAllTheRest() throws IOException {
		Files.writeString(this.config, """
				[upstream]
				url = "ftp://x"
				timout = "1s"
				[server]
				port = "many"
				""");
		Started started = start(this.config.toString(), "--management.server.port=more");
		assertThat(started.err()).isEqualTo("""
				config error: 4 problems, nothing was started
				CONFIG/quotes.toml:2:7: upstream.url: must be a URL with scheme http or https (was "ftp://x")
				CONFIG/quotes.toml:3:1: upstream.timout: unknown key, did you mean upstream.timeout?
				CONFIG/quotes.toml:5:8: server.port: must be a whole number from -2147483648 to 2147483647 (was "many")
				command line --management.server.port: management.server.port: \
				must be a whole number from -2147483648 to 2147483647 (was "more")
				""".replace("CONFIG", this.prefix.toString()));
		assertThat(started.exitCode()).isOne();
		assertThat(started.out()).doesNotContain("\tat ", "Exception", "APPLICATION FAILED", "ERROR", "WARN");
		Started check = start("--check-config", this.config.toString(), "--management.server.port=more");
		assertThat(check).isEqualTo(new Started(1, "", started.err()));
	}

	@Test
	void checkGivesTheSameReport() throws IOException {
		Files.writeString(this.config, ALL_WRONG);
		secrets("[upstream]\ntoken = \"\"\n");
		Started check = start("--check-config", this.config.toString());
		assertThat(check.err()).isEqualTo(start(this.config.toString()).err());
		assertThat(check.exitCode()).isOne();
		assertThat(check.out()).isEmpty();
	}

	@Test
	void checkSaysHowMuchIsFine() throws IOException {
		Files.writeString(this.config, "[upstream]\nurl = \"http://x\"\ntimeout = \"2s\"\n");
		secrets("upstream.token = \"hunter2hunter2\"\n");
		Started check = start("--check-config", this.config.toString());
		assertThat(check.out()).isEqualTo("config ok: 3 keys from 2 files\n");
		assertThat(check.err()).isEmpty();
		assertThat(check.exitCode()).isZero();
	}

	@Test
	void printsTheSchemaOfAnApplicationThatCannotStart() throws IOException {
		Files.writeString(this.config, "upstream.timeout = \"soon\"\nno.such.key = true\nserver.port = true\n");
		Started schema = start("--print-config-schema", this.config.toString());
		assertThat(schema.out()).startsWith("{").contains("draft-04", "\"max-concurrent\"", "\"per-second\"");
		assertThat(schema.err()).isEmpty();
		assertThat(schema.exitCode()).isZero();
	}

	@Test
	void endsWithTwoWhenABeanFailsAndHidesTheSecret() throws IOException {
		Files.writeString(this.config, "[upstream]\ntimeout = \"2s\"\n");
		secrets("upstream.token = \"hunter2hunter2\"\n");
		Started started = start("--fail=yes", this.config.toString());
		assertThat(started.exitCode()).isEqualTo(2);
		assertThat(started.err() + started.out()).doesNotContain("hunter2");
		assertThat(started.out()).contains("Application run failed").contains("login with ****** was refused");
	}

	private Started start(String... args) {
		return Started.run(this.prefix, this.environment, SampleApplication.class, args);
	}

	private void secrets(String content) throws IOException {
		Path file = Files.writeString(this.prefix.resolve("key/env.toml"), content);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
	}

}
