package dev.opsboot.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import dev.opsboot.reference.Launcher.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the launcher {@code main} makes of {@code APM_URL}.
 */
class TracingLauncherTests {

	private static final String AGENT = "opentelemetry-javaagent.jar";

	@TempDir
	private Path home;

	private Launcher launcher;

	private Path jar;

	@BeforeEach
	void install() throws IOException {
		this.launcher = Launcher.install(this.home);
		this.jar = this.launcher.addJar("reference-service.jar");
	}

	@Test
	void addsTheAgentOfACheckout() throws Exception {
		Path agent = this.launcher.addJar("target/" + AGENT);
		assertThat(run("http://x:4318/a;$(b)*", "--c d")).isEqualTo(new Result(7, """
				main: reference-service.jar, traces to http://x:4318/a;$(b)*
				PID %s -javaagent:%s -Xshare:off -Dotel.exporter.otlp.endpoint=http://x:4318/a;$(b)* \
				-Dotel.service.name=reference_service -Dotel.metrics.exporter=none -Dotel.logs.exporter=none \
				-jar %s --c d
				OTEL_JAVAAGENT_LOGGING=application
				OTEL_RESOURCE_DISABLED_KEYS=process.command_args
				""".formatted(Launcher.ALWAYS, agent, this.jar)));
	}

	@Test
	void prefersTheAgentBesideIt() throws Exception {
		this.launcher.addJar("target/" + AGENT);
		Path agent = this.launcher.addJar(AGENT);
		assertThat(run("https://x").output()).contains(" -javaagent:" + agent + " ");
	}

	@Test
	void namesTheServiceAsItsMetricsDo() throws Exception {
		this.launcher.addJar(AGENT);
		assertThat(this.launcher.run(Map.of("APM_URL", "http://x", "SERVICE_NAME", "the-quotes-2")).output())
			.contains(" -Dotel.service.name=the_quotes_2 ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://x:4317", "HTTPS://x:4317/", "http://[::1]:4317" })
	void speaksGrpcToThePortOfGrpc(String url) throws Exception {
		this.launcher.addJar(AGENT);
		assertThat(run(url).output()).contains("OTEL_EXPORTER_OTLP_PROTOCOL=grpc\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://x:4317/v1", "http://x:43170", "http://x", "http://[::4317]/4317" })
	void leavesTheProtocolToTheAgentElsewhere(String url) throws Exception {
		this.launcher.addJar(AGENT);
		assertThat(run(url).output()).startsWith("main: reference-service.jar, traces to ")
			.contains(" -javaagent:")
			.doesNotContain("OTEL_EXPORTER_OTLP_PROTOCOL");
	}

	@Test
	void leavesWhatTheEnvironmentChooses() throws Exception {
		this.launcher.addJar(AGENT);
		Map<String, String> environment = Map.of("APM_URL", "http://x:4317", "OTEL_EXPORTER_OTLP_PROTOCOL", "a",
				"OTEL_JAVAAGENT_LOGGING", "b", "OTEL_RESOURCE_DISABLED_KEYS", "c");
		assertThat(this.launcher.run(environment).output()).endsWith("""
				OTEL_EXPORTER_OTLP_PROTOCOL=a
				OTEL_JAVAAGENT_LOGGING=b
				OTEL_RESOURCE_DISABLED_KEYS=c
				""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x:4317", "ftp://x", "http://", "http:///x", " http://x" })
	void refusesWhatIsNoUrlOfHttp(String url) throws Exception {
		assertThat(run(url)).isEqualTo(new Result(1, """
				config error: 1 problem, nothing was started
				environment variable APM_URL: must be a URL with scheme http or https
				"""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://x/?a", "http://x/#a", "http://a:b@x", "http://x y", "http://x:", "http://x:0",
			"http://x:65536", "http://x\n" })
	void refusesUrlsThatTheAgentCannotUse(String url) throws Exception {
		assertThat(run(url, "--check-config")).isEqualTo(new Result(1, """
				config error: 1 problem, nothing was started
				environment variable APM_URL: must be no more than scheme, host, port and path, \
				such as http://localhost:4318
				"""));
	}

	@Test
	void saysThatThereIsNoAgent() throws Exception {
		assertThat(run("http://x")).isEqualTo(new Result(2, "main: no opentelemetry-javaagent.jar in " + this.home
				+ " or " + this.home + "/target, run 'make build' first\n"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "--check-config", "--print-config", "--print-config-schema" })
	void needsNoAgentToLookAtTheConfiguration(String flag) throws Exception {
		assertThat(run("http://x", flag, "c.toml"))
			.isEqualTo(new Result(7, "PID " + Launcher.ALWAYS + " -jar " + this.jar + " " + flag + " c.toml\n"));
	}

	@Test
	void needsNoAgentToWriteAReport() throws Exception {
		assertThat(run("http://x", "--report", "c.toml"))
			.isEqualTo(new Result(7, "PID -XX:TieredStopAtLevel=1 -XX:+UseSerialGC " + Launcher.ALWAYS + " -jar "
					+ this.jar + " --report c.toml\n"));
	}

	@Test
	void addsNothingWithoutAnUrl() throws Exception {
		assertThat(run("")).isEqualTo(new Result(7, Launcher.STARTED + " -jar " + this.jar + "\n"));
	}

	private Result run(String url, String... args) throws Exception {
		return this.launcher.run(Map.of("APM_URL", url), args);
	}

}
