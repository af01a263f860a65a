package dev.opsboot.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.opsboot.config.ConfigFileOrigin.Role;
import dev.opsboot.config.toml.TomlPropertySourceLoader;
import dev.opsboot.config.toml.TomlSyntaxException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.OriginTrackedResource;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/**
 * The configuration files of one start: puts them in their layers of the environment and
 * keeps what was found wrong on the way, until the check reports it with all the rest.
 */
final class ConfigFiles {

	static final String SECRETS_SOURCE = "env.toml";

	static final String COMMAND_SOURCE = "opsConfigCommand";

	private static final String IMPORT_SOURCE = "opsConfigImport";

	private static final String BASE_SOURCE = "opsBaseFile";

	private static final String IMPORT = "spring.config.import";

	private final @Nullable ConfigCommand command;

	private final @Nullable BaseFile base;

	private final @Nullable Path secrets;

	private final List<ConfigProblem> problems = new ArrayList<>();

	private @Nullable ConfigProblem secretsMode;

	private @Nullable PropertySource<?> baseImport;

	private boolean complete = true;

	private @Nullable LenientConversions conversions;

	private Supplier<List<ConfigProblem>> postponed = List::of;

	private Runnable onStarted = () -> {
	};

	private ConfigFiles(@Nullable ConfigCommand command, @Nullable BaseFile base, @Nullable Path secrets) {
		this.command = command;
		this.base = base;
		this.secrets = secrets;
	}

	/**
	 * The files of a context that no application started, such as one in a test: none.
	 * @return no files
	 */
	static ConfigFiles none() {
		return new ConfigFiles(null, null, null);
	}

	/**
	 * Find the files of a start and put them in their layers.
	 * @param environment the environment before Boot reads any file
	 * @param args the arguments of the application
	 * @return the files
	 */
	static ConfigFiles prepare(ConfigurableEnvironment environment, String[] args) {
		Path secrets = Prefix.from(environment).resolve("key").resolve("env.toml");
		ConfigFiles files = new ConfigFiles(ConfigCommand.from(args), BaseFile.find(args, environment), secrets);
		environment.setIgnoreUnresolvableNestedPlaceholders(true);
		if (!SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING)) {
			files.conversions = LenientConversions.begin(environment);
		}
		// Not the same as exists: what cannot be reached is no reason to start without it
		if (!Files.notExists(secrets, LinkOption.NOFOLLOW_LINKS)) {
			files.addSecrets(environment.getPropertySources(), secrets);
		}
		if (files.base != null) {
			files.addBase(environment, files.base);
		}
		return files;
	}

	/**
	 * End the time in which placeholders that cannot be resolved are borne, so that the
	 * check can report all of them.
	 * @param environment the environment that {@link #prepare} was given
	 */
	void release(ConfigurableEnvironment environment) {
		if (this.secrets != null) {
			environment.setIgnoreUnresolvableNestedPlaceholders(false);
		}
	}

	/**
	 * End the time in which values of the wrong type are borne.
	 * @param environment the environment of the application
	 * @return the values that were borne, each of which is a problem, but for what a file
	 * that could not be read may resolve
	 */
	List<Unconverted> unconverted(ConfigurableEnvironment environment) {
		List<Unconverted> values = (this.conversions != null) ? this.conversions.end(environment) : List.of();
		return values.stream().filter((value) -> this.complete || !value.isUnresolved()).toList();
	}

	/**
	 * Remove what only Boot's reading of the files needed.
	 * @param sources the sources of the environment
	 */
	static void finish(MutablePropertySources sources) {
		sources.remove(IMPORT_SOURCE);
		sources.remove(BASE_SOURCE);
	}

	private void addSecrets(MutablePropertySources sources, Path file) {
		String unreadable = FileModes.unreadable(file);
		if (unreadable != null) {
			addUnread(new ConfigProblem(Place.of(SECRETS_SOURCE), "", unreadable));
			return;
		}
		ConfigFileOrigin origin = new ConfigFileOrigin(Role.SECRETS, "secrets of the host",
				(error) -> addUnread(error, true));
		try {
			String mode = FileModes.check(file, FileModes.OTHERS_AND_GROUP_WRITE);
			this.secretsMode = (mode != null) ? new ConfigProblem(Place.of(file.toString()), "", mode) : null;
			OriginTrackedResource resource = OriginTrackedResource.of(new FileSystemResource(file), origin);
			for (PropertySource<?> source : new TomlPropertySourceLoader().load(SECRETS_SOURCE, resource)) {
				sources.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, source);
			}
		}
		catch (IOException ex) {
			addUnread(new ConfigProblem(Place.of(file.toString()), "", "cannot be read"));
		}
	}

	/**
	 * The base file goes through Boot's own import, so that profiles, relative imports
	 * and the like work in it. It comes after the imports that the environment asks for,
	 * which puts it above them and above every application file.
	 */
	private void addBase(ConfigurableEnvironment environment, BaseFile file) {
		ConfigProblem problem = file.problem();
		if (problem != null) {
			addUnread(problem);
			return;
		}
		ConfigFileOrigin origin = new ConfigFileOrigin(Role.BASE, file.namedBy(), (error) -> addUnread(error, false));
		this.baseImport = new OriginTrackedMapPropertySource(BASE_SOURCE,
				Map.of(IMPORT + "[0]", OriginTrackedValue.of(file.location(), origin)), true);
		Map<String, Object> imports = new LinkedHashMap<>();
		for (String location : Binder.get(environment).bind(IMPORT, String[].class).orElse(new String[0])) {
			imports.put(IMPORT + "[" + imports.size() + "]", location);
		}
		imports.put(IMPORT + "[" + imports.size() + "]", BaseFileLocationResolver.LOCATION);
		environment.getPropertySources().addFirst(new MapPropertySource(IMPORT_SOURCE, imports));
	}

	private void addUnread(TomlSyntaxException error, boolean secret) {
		SyntaxProblems.of(error, secret).forEach(this::addUnread);
	}

	/**
	 * Add a problem that is met before the check.
	 * @param problem the problem
	 */
	void add(ConfigProblem problem) {
		this.problems.add(problem);
	}

	private void addUnread(ConfigProblem problem) {
		this.problems.add(problem);
		this.complete = false;
	}

	@Nullable ConfigCommand command() {
		return this.command;
	}

	/**
	 * The source that has Boot import the base file.
	 * @return the source, or null where there is no base file to read
	 */
	@Nullable PropertySource<?> baseImport() {
		return this.baseImport;
	}

	/**
	 * What was found wrong with the files themselves, but for the mode of the secrets.
	 * @return the problems
	 */
	List<ConfigProblem> problems() {
		return this.problems;
	}

	/**
	 * What is wrong with the mode of the secrets of the host.
	 * @return the problem, or null where there is none
	 */
	@Nullable ConfigProblem secretsMode() {
		return this.secretsMode;
	}

	/**
	 * Whether the configuration is to be checked as a whole: in an application when there
	 * is TOML in it or it was asked for, in any other context always.
	 * @param environment the complete environment
	 * @return whether to check
	 */
	boolean isWorthChecking(ConfigurableEnvironment environment) {
		return this.secrets == null || this.command != null || !this.problems.isEmpty()
				|| new ConfigSources(environment).hasToml();
	}

	/**
	 * Leave the check for the case that the start fails.
	 * @param check finds the problems
	 */
	void postpone(Supplier<List<ConfigProblem>> check) {
		this.postponed = check;
	}

	/**
	 * Set what is to be done when nothing can fail any more.
	 * @param action the action
	 */
	void onStarted(Runnable action) {
		this.onStarted = action;
	}

	/**
	 * The application has started: what was kept for the case of a failure is let go.
	 * @param environment the environment that {@link #prepare} was given
	 */
	void started(ConfigurableEnvironment environment) {
		release(environment);
		this.postponed = List::of;
		this.onStarted.run();
	}

	/**
	 * Make up for a check that was left.
	 * @return the problems it finds
	 */
	List<ConfigProblem> postponed() {
		return this.postponed.get();
	}

	/**
	 * Whether every file could be read: else a value that is missing may stand in one
	 * that could not.
	 * @return whether all files were read
	 */
	boolean complete() {
		return this.complete;
	}

	/**
	 * The layers a value is looked for in, highest first, for a report.
	 * @return the description
	 */
	String layers() {
		return "command line, system properties, environment variables"
				+ ((this.secrets != null) ? ", " + this.secrets : "") + ((this.base != null) ? ", " + this.base : "")
				+ ", application files";
	}

}
