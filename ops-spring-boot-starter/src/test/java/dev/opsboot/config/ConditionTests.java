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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.support.DynamicPropertyRegistrarBeanInitializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that a value of the wrong type is in the one report also where a condition asks
 * for it before the check.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConditionTests {

	@TempDir
	private Path prefix;

	private Path base;

	@BeforeEach
	void createPrefix() throws IOException {
		Files.createDirectories(this.prefix.resolve("key"));
		this.base = this.prefix.resolve("quotes.toml");
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void reportsPortsInEveryKindOfApplication(WebApplicationType type, CapturedOutput output) throws IOException {
		base("[server]\nport = true\n[management.server]\nport = \"${PORT:-many}\"\n[limits]\nstrict = \"many\"\n");
		assertThat(report(run(SampleApplication.class).with(type), output)).isEqualTo("""
				config error: 3 problems, nothing was started
				BASE:2:8: server.port: must be a whole number from -2147483648 to 2147483647 (was "true")
				BASE:4:8: management.server.port: must be a whole number from -2147483648 to 2147483647 \
				(was "${PORT:many}")
				BASE:6:10: limits.strict: must be true or false (was "many")
				""");
	}

	@Test
	void reportsKeysThatOnlyConditionsAskFor(CapturedOutput output) throws IOException {
		base("""
				spring.threads.virtual.enabled = "perhaps"
				management.endpoint.health.access = "perhaps"
				spring.application.name = "perhaps"
				limits.strict = "perhaps"
				""");
		assertThat(report(run(SampleApplication.class).with(WebApplicationType.SERVLET), output)).isEqualTo(
				"""
						config error: 3 problems, nothing was started
						BASE:1:34: spring.threads.virtual.enabled: must be true or false (was "perhaps")
						BASE:2:37: management.endpoint.health.access: must be one of none, read-only, unrestricted (was "perhaps")
						BASE:4:17: limits.strict: must be true or false (was "perhaps")
						""");
	}

	@Test
	void reportsTheKeyThatTakesItsValueFromElsewhere(CapturedOutput output) throws IOException {
		base("server.port = \"${PORT}\"\nspring.threads.virtual.enabled = \"${token}\"\n");
		secrets("token = \"hunter2hunter2\"\n");
		TestRun run = run(SampleApplication.class).with(WebApplicationType.SERVLET).with("PORT", "many");
		assertThat(report(run, output)).isEqualTo("""
				config error: 2 problems, nothing was started
				BASE:1:15: server.port: must be a whole number from -2147483648 to 2147483647 (was "${PORT}")
				BASE:2:34: spring.threads.virtual.enabled: must be true or false (was "${token}")
				""");
	}

	@Test
	void reportsAStartWithoutToml(CapturedOutput output) {
		TestRun run = run(SampleApplication.class).with(WebApplicationType.SERVLET)
			.with("SERVER_PORT", "many")
			.with("LIMITS_STRICT", "perhaps");
		assertThat(report(run, output)).isEqualTo("""
				config error: 2 problems, nothing was started
				environment variable LIMITS_STRICT: limits.strict: must be true or false (was "perhaps")
				environment variable SERVER_PORT: server.port: \
				must be a whole number from -2147483648 to 2147483647 (was "many")
				""");
	}

	@Test
	void saysOfAPlaceholderWithoutAValueOnlyThat(CapturedOutput output) throws IOException {
		base("server.port = \"${NOWHERE}\"\nspring.threads.virtual.enabled = \"${NOWHERE}\"\n");
		assertThat(report(run(SampleApplication.class).with(WebApplicationType.SERVLET), output)).isEqualTo("""
				config error: 2 problems, nothing was started
				BASE:1:15: server.port: ${NOWHERE} cannot be resolved: nothing sets NOWHERE
				BASE:2:34: spring.threads.virtual.enabled: ${NOWHERE} cannot be resolved: nothing sets NOWHERE
				""");
	}

	@Test
	void guessesNothingOfAFileThatCannotBeParsed(CapturedOutput output) throws IOException {
		base("server.port = \"${port}\"\n");
		secrets("port = many\n");
		assertThat(report(run(SampleApplication.class), output)).isEqualTo("""
				config error: 1 problem, nothing was started
				PREFIX/key/env.toml:1:8: is no valid TOML (text hidden, it may hold a secret)
				""");
	}

	@Test
	void hidesASecret(CapturedOutput output) throws IOException {
		base("ops.config.known-prefixes = [\"asked\"]\n");
		secrets("asked.count = \"hunter2hunter2\"\n");
		assertThat(report(run(Asking.class), output)).isEqualTo(
				"""
						config error: 1 problem, nothing was started
						PREFIX/key/env.toml:1:15: asked.count: must be a whole number from -2147483648 to 2147483647 (value hidden)
						""");
	}

	@Test
	void reportsWhatNoTypeBinds(CapturedOutput output) throws IOException {
		base("asked.count = \"many\"\nops.config.known-prefixes = [\"asked\"]\n");
		assertThat(report(run(Asking.class), output)).isEqualTo("""
				config error: 1 problem, nothing was started
				BASE:1:15: asked.count: must be a whole number from -2147483648 to 2147483647 (was "many")
				""");
	}

	@Test
	void reportsWhatATypeBindsAsSomethingElse(CapturedOutput output) throws IOException {
		base("asked.count = \"many\"\n");
		assertThat(report(run(Binding.class), output)).contains("1 problem", "BASE:1:15: asked.count: must be a whole");
	}

	@Test
	void reportsWithoutAutoConfiguration(CapturedOutput output) {
		assertThat(report(run(Bare.class).with("ASKED_COUNT", "many"), output)).isEqualTo("""
				config error: 1 problem, nothing was started
				environment variable ASKED_COUNT: asked.count: \
				must be a whole number from -2147483648 to 2147483647 (was "many")
				""");
	}

	@Test
	void reportsWhatAConditionCannotBearToBeMissing(CapturedOutput output) {
		assertThat(report(run(Needing.class).with("NEEDED_COUNT", "many"), output)).endsWith("""
				config error: 1 problem, nothing was started
				environment variable NEEDED_COUNT: needed.count: \
				must be a whole number from -2147483648 to 2147483647 (was "many")
				""");
	}

	@Test
	void doesNotWaitForThePropertiesThatATestRegisters(CapturedOutput output) throws IOException {
		base("ops.config.known-prefixes = [\"asked\"]\nasked.count = \"many\"\n");
		assertThat(report(run(Registered.class), output)).contains("1 problem", "BASE:2:15: asked.count: must be");
	}

	@Test
	void isStrictOnceStarted() throws IOException {
		base("upstream.timeout = \"3s\"\n");
		try (ConfigurableApplicationContext context = run(SampleApplication.class).run(this.base.toString())) {
			Environment environment = context.getEnvironment();
			assertThatExceptionOfType(ConversionFailedException.class)
				.isThrownBy(() -> environment.getProperty("upstream.timeout", Integer.class));
		}
	}

	private TestRun run(Class<?> application) {
		return TestRun.of(application).with("PREFIX", this.prefix);
	}

	private String report(TestRun run, CapturedOutput output) {
		String[] args = Files.exists(this.base) ? new String[] { this.base.toString() } : new String[0];
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> run.run(args))
			.satisfies((failure) -> assertThat(ConfigFailures.isConfigFailure(failure)).isTrue());
		return output.getErr().replace(this.base.toString(), "BASE").replace(this.prefix.toString(), "PREFIX");
	}

	private void base(String content) throws IOException {
		Files.writeString(this.base, content);
	}

	private void secrets(String content) throws IOException {
		Path file = Files.writeString(this.prefix.resolve("key/env.toml"), content);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
	}

	static class OnCount implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return context.getEnvironment().getProperty("asked.count", Integer.class) != null;
		}

	}

	static class OnNeededCount implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return context.getEnvironment().getRequiredProperty("needed.count", Integer.class) > 0;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Conditional(OnCount.class)
	static class Bare {

	}

	@Configuration(proxyBeanMethods = false)
	@Conditional(OnNeededCount.class)
	static class Needing {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Asking {

		@Bean
		@Conditional(OnCount.class)
		String counted() {
			return "counted";
		}

	}

	@ConfigurationProperties("asked")
	record Asked(String count) {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(Asked.class)
	static class Binding extends Asking {

	}

	@Configuration(proxyBeanMethods = false)
	static class Registered extends Asking {

		@Bean
		static DynamicPropertyRegistrarBeanInitializer initializer() {
			return new DynamicPropertyRegistrarBeanInitializer();
		}

		@Bean
		DynamicPropertyRegistrar registrar() {
			return (registry) -> registry.add("needy.url", () -> "http://registered");
		}

	}

}
