package dev.opsboot.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import dev.opsboot.benchmarks.bare.BareApplication;

/**
 * Asks the packaged reference service for a quote, and in turn Spring applications for a
 * constant of the same size: a bare one, one with the actuator, one with the starter. All
 * processes live meanwhile.
 */
public final class ServiceBenchmark {

	private static final String QUOTE = "/quotes?from=mSOL&to=USDC&amount=12.5";

	private static final List<String> SETTINGS = List.of("-Xmx256m", "-XX:+UseSerialGC");

	/**
	 * What nobody needs who answers a constant.
	 */
	private static final List<String> OTHERS = List.of("reference-service-", "hipparchus-", "jgrapht-", "jheaps-",
			"apfloat-", "jose4j-", "jmustache-", "chart.js-", "jmh-", "jopt-simple-", "commons-math3-");

	/**
	 * What the starter brings to a service with the actuator and Prometheus.
	 */
	private static final List<String> STARTER = List.of("ops-spring-boot-starter-", "tomlj-",
			"logstash-logback-encoder-", "spring-boot-starter-validation-", "spring-boot-validation-",
			"hibernate-validator-", "spring-retry-", "context-propagation-");

	/**
	 * What {@code spring-boot-starter-webmvc} does not bring either.
	 */
	private static final List<String> ACTUATOR = List.of("spring-boot-starter-actuator-", "spring-boot-actuator-",
			"spring-boot-health-", "spring-boot-micrometer-", "spring-boot-starter-micrometer-", "micrometer-core-",
			"micrometer-jakarta9-", "micrometer-registry-", "prometheus-", "HdrHistogram-");

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
			ClassPath starter = ClassPath.current().without(OTHERS);
			ClassPath actuator = starter.without(STARTER);
			try (Service bare = constant(Subject.BARE, actuator.without(ACTUATOR), answer);
					Service plain = constant(Subject.ACTUATOR, actuator, answer);
					Service ops = constant(Subject.STARTER, starter, answer)) {
				Map<Subject, String> urls = new EnumMap<>(Subject.class);
				urls.put(Subject.BARE, bare.url(QUOTE));
				urls.put(Subject.ACTUATOR, plain.url(QUOTE));
				urls.put(Subject.STARTER, ops.url(QUOTE));
				urls.put(Subject.REFERENCE_SERVICE, reference.url(QUOTE));
				new Wrk<>(Subject.BARE, urls).print();
			}
		}
	}

	private static Service constant(Subject subject, ClassPath classPath, String answer) throws IOException {
		Service service = start(subject, List.of("-cp", classPath.toString(), BareApplication.class.getName()),
				List.of("--answer=" + answer, "--spring.application.name=" + subject.name().toLowerCase(Locale.ROOT)));
		service.firstAnswer(QUOTE);
		return service;
	}

	private static Service start(Subject subject, List<String> options, List<String> arguments) throws IOException {
		Path directory = Files.createDirectories(Path.of("target", "service", subject.name().toLowerCase()));
		return Service.start(Stream.concat(SETTINGS.stream(), options.stream()).toList(), arguments, directory);
	}

	private enum Subject {

		BARE("bare Spring, constant"), ACTUATOR("with actuator and Prometheus"), STARTER("with the starter"),
		REFERENCE_SERVICE("reference service, quote");

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
