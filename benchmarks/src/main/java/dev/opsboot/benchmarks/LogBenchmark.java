package dev.opsboot.benchmarks;

import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import net.logstash.logback.encoder.LogstashEncoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.logback.LogbackLoggingSystem;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Logs an event to a standard output that goes nowhere, through the logger that Boot set
 * up: its own ways, the plain encoder for Logstash, and those of the starter.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LogBenchmark {

	private static final int SECRETS = 200;

	/**
	 * Who writes the line.
	 */
	@Param
	private Way way = Way.BOOT_PATTERN;

	private final Logger logger = LoggerFactory.getLogger("com.example.shop.Till");

	private final Exception failure = failure(20);

	private long amount;

	/**
	 * Set up the log.
	 */
	@Setup
	public void prepare() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("benchmark", properties()));
		ClassLoader classLoader = getClass().getClassLoader();
		LoggingSystem system = this.way.name().startsWith("OPS") ? LoggingSystem.get(classLoader)
				: new LogbackLoggingSystem(classLoader);
		system.beforeInitialize();
		system.initialize(new LoggingInitializationContext(environment), null, null);
		OutputStreamAppender<ILoggingEvent> console = console();
		if (this.way == Way.LOGSTASH_ENCODER) {
			LogstashEncoder encoder = new LogstashEncoder();
			encoder.setContext(console.getContext());
			encoder.start();
			console.setEncoder(encoder);
		}
		console.setOutputStream(OutputStream.nullOutputStream());
	}

	private Map<String, Object> properties() {
		Map<String, Object> properties = new LinkedHashMap<>(this.way.properties);
		properties.put("spring.application.name", "shop");
		if (this.way.masking) {
			Random random = new Random(SECRETS);
			for (int i = 0; i < SECRETS; i++) {
				// From four characters, such as the number of a port, to those of a key
				properties.put("s" + i + ".password", letters(random, 4 + i % 36));
			}
		}
		return properties;
	}

	private static String letters(Random random, int length) {
		return random.ints(length, 'a', 'z' + 1)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static OutputStreamAppender<ILoggingEvent> console() {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		return (OutputStreamAppender<ILoggingEvent>) context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("CONSOLE");
	}

	private static Exception failure(int depth) {
		return (depth > 0) ? failure(depth - 1)
				: new IllegalStateException("The till is stuck", new IllegalArgumentException("No such drawer: 7"));
	}

	/**
	 * Log a line with four pairs.
	 */
	@Benchmark
	public void pairs() {
		this.amount++;
		this.logger.atInfo()
			.addKeyValue("item", "bread")
			.addKeyValue("amount", this.amount)
			.addKeyValue("customer", "c-4711-0815")
			.addKeyValue("note", "paid in cash")
			.log("Sold at till {}", 7);
	}

	/**
	 * Log a line with an exception.
	 */
	@Benchmark
	public void exception() {
		this.logger.error("Could not sell at till {}", 7, this.failure);
	}

	/**
	 * Who writes the line.
	 */
	public enum Way {

		/**
		 * The pattern of Boot, which leaves out pairs.
		 */
		BOOT_PATTERN(false, Map.of()),

		/**
		 * The structured format of Boot for Logstash.
		 */
		BOOT_LOGSTASH(false, Map.of("logging.structured.format.console", "logstash")),

		/**
		 * The encoder of logstash-logback-encoder as it comes.
		 */
		LOGSTASH_ENCODER(false, Map.of()),

		/**
		 * The line of the starter.
		 */
		OPS_LINE(false, Map.of()),

		/**
		 * The line of the starter, looked through for 200 secrets.
		 */
		OPS_LINE_MASKING(true, Map.of()),

		/**
		 * The JSON of the starter.
		 */
		OPS_JSON(false, Map.of("ops.logging.format", "json")),

		/**
		 * The JSON of the starter, looked through for 200 secrets.
		 */
		OPS_JSON_MASKING(true, Map.of("ops.logging.format", "json"));

		private final boolean masking;

		private final Map<String, Object> properties;

		Way(boolean masking, Map<String, Object> properties) {
			this.masking = masking;
			this.properties = properties;
		}

	}

}
