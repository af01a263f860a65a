package dev.opsboot.logging.logback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.opsboot.logging.Audit;
import dev.opsboot.logging.Critical;
import dev.opsboot.sample.TestRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the log that a start sets up, and of what {@code logging.*} makes of it.
 */
@ExtendWith(OutputCaptureExtension.class)
class LogStartTests {

	private static final String TIME = "[A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} ";

	private static final Logger logger = LoggerFactory.getLogger("com.example.shop.Till");

	@TempDir
	private Path prefix;

	private TestRun run;

	@BeforeEach
	void create() {
		this.run = TestRun.of(Application.class).with("PREFIX", this.prefix);
	}

	/**
	 * Boot leaves what it was told in system properties, for later starts too.
	 */
	@AfterEach
	void forget() {
		for (LoggingSystemProperty property : LoggingSystemProperty.values()) {
			System.clearProperty(property.getEnvironmentVariableName());
		}
	}

	/**
	 * What a start sets up stays for those who log later in this JVM.
	 */
	@AfterAll
	static void setUpDefaults() {
		TestRun.of(Application.class).run().close();
	}

	@Test
	void writesLines(CapturedOutput output) {
		during(() -> logger.atInfo().addKeyValue("item", "a b").log("Sold"));
		assertThat(output.getOut()).containsPattern("(?m)^" + TIME + "INFO Sold item=\"a b\"$");
		assertThat(output.getOut().lines()).allSatisfy((line) -> assertThat(line).matches(TIME + "[A-Z]+ .*"));
	}

	@Test
	void writesJson(CapturedOutput output) {
		during(() -> logger.atInfo().addKeyValue("item", 1).log("Sold"), "--ops.logging.format=json",
				"--spring.application.name=shop");
		assertThat(output.getOut()).contains("\"message\":\"Sold\"", "\"service\":\"shop\"", "\"item\":1}\n");
		assertThat(output.getOut().lines()).allMatch((line) -> line.startsWith("{") && line.endsWith("}"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			--logging.pattern.console=<%m>%n          | (?m)^<Sold>$
			--logging.structured.format.console=ecs   | (?m)^\\{"@timestamp".*"message":"Sold"
			--logging.level.com.example.shop=debug    | (?m)DEBUG Detail$
			--logging.level.shops=debug               | (?m)DEBUG Detail$
			--logging.level.root=debug                | (?m)DEBUG Detail$
			--ops.logging.timestamp=unix              | (?m)^\\d{10}\\.\\d{3} INFO Sold$
			""")
	void keepsWhatTheUserConfigures(String argument, String expected, CapturedOutput output) {
		during(() -> {
			logger.info("Sold");
			logger.debug("Detail");
		}, argument, "--logging.group.shops=com.example.shop");
		assertThat(output.getOut()).containsPattern(expected);
	}

	@Test
	void keepsTheThresholdOfStandardOutput(CapturedOutput output) {
		during(() -> {
			logger.info("Sold");
			logger.warn("Sold out");
		}, "--logging.threshold.console=warn");
		assertThat(output.getOut()).contains("Sold out").doesNotContain("INFO");
	}

	@Test
	void masksTheSecretsOfTheHost(CapturedOutput output) throws IOException {
		Path secrets = Files.createDirectories(this.prefix.resolve("key")).resolve("env.toml");
		Files.createFile(secrets, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		Files.writeString(secrets, "[upstream]\nkey = \"hunter2hunter2\"\n");
		during(() -> {
			logger.info("login with {}{} and {}", "hunter2", "hunter2", new StringBuilder("xhunter2hunter2"));
			logger.atWarn().setCause(new IllegalStateException("hunter2hunter2")).log();
		});
		assertThat(output.getOut()).contains("INFO login with ****** and x******",
				"WARN  error=\"java.lang.IllegalStateException: ******\"");
		assertThat(output.getAll()).doesNotContain("hunter2hunter2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "logging.pattern.console=%m%n", "logging.structured.format.console=logstash",
			"ops.logging.format=json" })
	void masksSecretsInEveryFormat(String format, CapturedOutput output) {
		during(() -> logger.info("login with hunter2hunter2"), "--" + format, "--shop.password=hunter2hunter2");
		assertThat(output.getOut()).contains("login with ******").doesNotContain("hunter2hunter2");
	}

	@Test
	void masksSecretsThatOnlyBeansKnow(CapturedOutput output) {
		TestRun.of(PropertySourceApplication.class).run().close();
		assertThat(output.getOut()).contains("INFO login with ******");
	}

	@Test
	void recordsAChangeOnceWhileThereAreSeveralApplications(CapturedOutput output) {
		LoggingSystem system = LoggingSystem.get(getClass().getClassLoader());
		ConfigurableApplicationContext first = this.run.run();
		try (ConfigurableApplicationContext second = TestRun.of(Application.class).run()) {
			system.setLogLevel("one", LogLevel.WARN);
			first.close();
			assertThat(second.isRunning()).isTrue();
			system.setLogLevel("two", LogLevel.WARN);
		}
		assertThat(output.getOut()).containsOnlyOnce("logger=one").containsOnlyOnce("logger=two");
	}

	@Test
	void writesTheFileThatIsAskedFor(CapturedOutput output) {
		Path file = this.prefix.resolve("log/shop.log");
		during(() -> {
			logger.info("Sold");
			logger.warn("Sold out");
		}, "--ops.logging.file=" + file, "--logging.threshold.file=warn", "--ops.logging.format=json");
		assertThat(file).content().matches(TIME + "WARN Sold out\n");
		assertThat(output.getErr()).isEmpty();
	}

	@Test
	void writesTheFileOfBootInOurFormat() {
		Path file = this.prefix.resolve("boot.log");
		during(() -> logger.info("Sold"), "--logging.file.name=" + file);
		assertThat(file).content().containsPattern("(?m)^" + TIME + "INFO Sold$");
	}

	@Test
	void encodesForAConfigurationOfLogback(CapturedOutput output) throws IOException {
		Path file = Files.writeString(this.prefix.resolve("own.xml"), """
				<configuration>
					<appender name="own" class="ch.qos.logback.core.ConsoleAppender">
						<encoder class="dev.opsboot.logging.logback.LineEncoder"/>
					</appender>
					<root level="WARN"><appender-ref ref="own"/></root>
				</configuration>
				""");
		during(() -> {
			logger.info("Sold");
			logger.warn("Sold hunter2hunter2");
		}, "--logging.config=" + file, "--shop.password=hunter2hunter2");
		assertThat(output.getOut().lines()).hasSize(3)
			.allMatch((line) -> line.matches(TIME + "(WARN Sold \\*{6}|INFO Service .* audit=.*)"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					# RUST_LOG                          | arguments                                                                        | com.example.shop | com.example | other | quiet by default
					info                                | --logging.level.com.example=debug --logging.level.root=trace                      | INFO             | INFO        | INFO  | ERROR
					com::example::shop=debug,info       | --logging.level.com.example.shop=warn                                             | DEBUG            | INFO        | INFO  | ERROR
					com.example=debug                   | --logging.level.com.example.shop=warn                                             | DEBUG            | DEBUG       | INFO  | ERROR
					com.example=debug                   | --logging.level.com.example.shop.Till=warn                                        | DEBUG            | DEBUG       | INFO  | ERROR
					com.example.shop=trace              | --logging.level.com.example=warn                                                  | TRACE            | WARN        | INFO  | ERROR
					com.example=debug                   | --logging.level.shops=error --logging.group.shops=com.example.shop,other          | DEBUG            | DEBUG       | ERROR | ERROR
					com.example.sho=debug               |                                                                                   | INFO             | INFO        | INFO  | ERROR
					trace                               |                                                                                   | TRACE            | TRACE       | TRACE | ERROR
					org.apache.catalina=trace           |                                                                                   | INFO             | INFO        | INFO  | TRACE
					off                                 |                                                                                   | OFF              | OFF         | OFF   | ERROR
					com.example=info,com.example=warn   |                                                                                   | WARN             | WARN        | INFO  | ERROR
					warn                                | --ops.logging.filter=error                                                        | ERROR            | ERROR       | ERROR | ERROR
					``                                  | --ops.logging.filter=com.example=error                                            | ERROR            | ERROR       | INFO  | ERROR
					""")
	void setsLevelsByTheFilter(String filter, String arguments, LogLevel shop, LogLevel example, LogLevel other,
			LogLevel quiet) {
		List<String> args = new ArrayList<>((arguments != null) ? Arrays.asList(arguments.split(" ")) : List.of());
		this.run.with("RUST_LOG", filter);
		during(() -> assertThat(List.of(level("com.example.shop.Till"), level("com.example.Any"), level("other"),
				level("org.apache.catalina.startup.DigesterFactory")))
			.containsExactly(shop, example, other, quiet), args.toArray(String[]::new));
	}

	@Test
	void recordsTheStartTheEndAndChangesOfLevels(CapturedOutput output) {
		try (ConfigurableApplicationContext context = this.run.run("--spring.application.name=shop",
				"--logging.level.a=debug", "--logging.level.root=error")) {
			context.getBean(LoggingSystem.class).setLogLevel("com.example", LogLevel.DEBUG);
			context.getBean(LoggingSystem.class).setLogLevel("com.example", null);
			Audit.log("sale").addKeyValue("item", "x").log("Sold");
		}
		String pid = " pid=" + ProcessHandle.current().pid();
		assertThat(output.getOut()
			.lines()
			.map((line) -> line.replaceAll("^" + TIME + "| config=sha256:[0-9a-f]{64}$", "")))
			.containsExactly("INFO Service shop started audit=start" + pid,
					"INFO Level of a logger changed audit=level-change logger=com.example level=DEBUG inherited=false",
					"INFO Level of a logger changed audit=level-change logger=com.example level=ERROR inherited=true",
					"INFO Sold audit=sale item=x", "INFO Service shop stops audit=stop" + pid);
		assertThat(output.getOut()).contains("config=sha256:");
	}

	@Test
	void recordsNoChangeOnceTheApplicationHasEnded(CapturedOutput output) {
		this.run.run().close();
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel("com.example", LogLevel.DEBUG);
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel("com.example", null);
		assertThat(output.getOut()).doesNotContain("level-change");
	}

	@Test
	void marksCriticalLines(CapturedOutput output) {
		during(() -> {
			Critical.log(logger).addKeyValue("left", 0).log("Out of funds");
			logger.error("Not CRITICAL at all");
		});
		assertThat(output.getOut().lines().filter((line) -> line.contains(" CRITICAL "))).singleElement()
			.asString()
			.endsWith(" ERROR CRITICAL Out of funds left=0");
	}

	private void during(Runnable logging, String... args) {
		try (ConfigurableApplicationContext context = this.run.run(args)) {
			assertThat(context.isRunning()).isTrue();
			logging.run();
		}
	}

	private static LogLevel level(String name) {
		ch.qos.logback.classic.Logger found = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(name);
		return LogLevel.valueOf(found.getEffectiveLevel().toString());
	}

	/**
	 * An application with a secret in a property source of its own.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@PropertySource("classpath:dev/opsboot/logging/logback/secret.properties")
	static class PropertySourceApplication {

		@Bean
		String greeting(Environment environment) {
			logger.info("login with {}", environment.getProperty("till.password"));
			return "hello";
		}

	}

	/**
	 * The application.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
