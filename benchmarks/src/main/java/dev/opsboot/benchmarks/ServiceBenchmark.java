package dev.opsboot.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.opsboot.benchmarks.bare.BareApplication;

/**
 * Asks the packaged reference service for a quote, and in turn a bare Spring application
 * for a constant of the same size, while both processes live.
 */
public final class ServiceBenchmark {

	private static final String QUOTE = "/quotes?from=mSOL&to=USDC&amount=12.5";

	private static final List<String> SETTINGS = List.of("-Xmx256m", "-XX:+UseSerialGC");

	/**
	 * What {@code spring-boot-starter-webmvc} does not bring.
	 */
	private static final List<String> ABSENT = List.of("ops-spring-boot-starter-", "reference-service-", "tomlj-",
			"logstash-logback-encoder-", "spring-boot-starter-actuator-", "spring-boot-actuator-",
			"spring-boot-health-", "spring-boot-micrometer-", "spring-boot-starter-micrometer-", "micrometer-core-",
			"micrometer-jakarta9-", "micrometer-registry-", "prometheus-", "HdrHistogram-",
			"spring-boot-starter-validation-", "spring-boot-validation-", "hibernate-validator-", "spring-retry-",
			"context-propagation-", "hipparchus-", "jgrapht-", "jheaps-", "apfloat-", "jmh-", "jopt-simple-",
			"commons-math3-");

	private ServiceBenchmark() {
	}

	/**
	 * Measure and print.
	 * @param args none
	 * @throws IOException if an application or wrk cannot be started
	 */
	public static void main(String[] args) throws IOException {
		Path service = Path.of("..", "reference-service").toRealPath();
		try (Service reference = start(Subject.REFERENCE_SERVICE,
				List.of("-jar", service.resolve("target/reference-service.jar").toString()),
				List.of(service.resolve("cfg/config.toml").toString()))) {
			String answer = reference.firstAnswer(QUOTE);
			System.out.println(answer);
			String classPath = ClassPath.current().without(ABSENT).toString();
			try (Service bare = start(Subject.BARE, List.of("-cp", classPath, BareApplication.class.getName()),
					List.of("--answer=" + answer))) {
				bare.firstAnswer(QUOTE);
				new Wrk<>(Subject.BARE,
						Map.of(Subject.BARE, bare.url(QUOTE), Subject.REFERENCE_SERVICE, reference.url(QUOTE)))
					.print();
			}
		}
	}

	private static Service start(Subject subject, List<String> options, List<String> arguments) throws IOException {
		Path directory = Files.createDirectories(Path.of("target", "service", subject.name().toLowerCase()));
		return Service.start(Stream.concat(SETTINGS.stream(), options.stream()).toList(), arguments, directory);
	}

	private enum Subject {

		BARE("bare Spring, constant"), REFERENCE_SERVICE("reference service, quote");

		private final String title;

		Subject(String title) {
			this.title = title;
		}

		@Override
		public String toString() {
			return this.title;
		}

	}

}
