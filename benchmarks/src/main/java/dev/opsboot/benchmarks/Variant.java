package dev.opsboot.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/**
 * A way to run the application.
 */
enum Variant {

	/**
	 * Without the starter, configured by {@code application.yml} in the working
	 * directory.
	 */
	PLAIN("plain Boot, YAML", "plain", List.of("ops-spring-boot-starter", "tomlj", "logstash-logback-encoder"),
			"application.yml", List.of()),

	/**
	 * With the starter, configured by a base file.
	 */
	OPS("starter, TOML", "ops", List.of(), "config.toml", List.of("config.toml")),

	/**
	 * With the starter but without any TOML file, configured as {@link #PLAIN}.
	 */
	OPS_WITHOUT_TOML("starter, YAML, no TOML file", "ops", List.of(), "application.yml", List.of());

	private static final List<String> TOOLS = List.of("jmh-", "jopt-simple-", "commons-math3-", "reference-service-",
			"hipparchus-", "jgrapht-", "jheaps-", "apfloat-");

	private final String title;

	private final String jar;

	private final List<String> absent;

	private final String file;

	private final List<String> arguments;

	Variant(String title, String jar, List<String> absent, String file, List<String> arguments) {
		this.title = title;
		this.jar = jar;
		this.absent = absent;
		this.file = file;
		this.arguments = arguments;
	}

	/**
	 * Arguments of the application.
	 * @return the arguments that follow all options
	 */
	List<String> arguments() {
		return this.arguments;
	}

	/**
	 * The class path of the application.
	 * @return the jars from the Maven repository and the directory of the classes
	 */
	ClassPath classPath() {
		return ClassPath.current().without(TOOLS).without(this.absent);
	}

	/**
	 * The application as Boot's plugin packs it.
	 * @return the jar
	 */
	Path jar() {
		return Path.of("target", "benchmarks-" + this.jar + ".jar").toAbsolutePath();
	}

	/**
	 * The working directory, with nothing but the configuration file.
	 * @return the directory
	 * @throws IOException if it cannot be written
	 */
	Path directory() throws IOException {
		Path directory = Files.createDirectories(Path.of("target", "start", name().toLowerCase()));
		try (InputStream stream = Variant.class.getResourceAsStream("/start/" + this.file)) {
			Files.copy(Objects.requireNonNull(stream), directory.resolve(this.file),
					StandardCopyOption.REPLACE_EXISTING);
		}
		return directory;
	}

	@Override
	public String toString() {
		return this.title;
	}

}
