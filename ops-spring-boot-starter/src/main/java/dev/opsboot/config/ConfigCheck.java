package dev.opsboot.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.opsboot.config.catalog.KeyCatalog;
import dev.opsboot.config.catalog.PropertiesType;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.ClassUtils;

/**
 * Checks the whole configuration at the one moment when all of it can be judged and
 * nothing has been started: every bean is defined, and none is made but for what binding
 * needs. It has no order, so that other post-processors of the bean factory, which may
 * bring definitions and property sources, come first. Then carries out what the start was
 * asked to do with the configuration, if anything.
 */
public final class ConfigCheck implements BeanFactoryPostProcessor {

	private static final Log logger = LogFactory.getLog(ConfigCheck.class);

	private static final String REGISTRAR = "org.springframework.test.context.DynamicPropertyRegistrar";

	private final ConfigurableApplicationContext context;

	private final ConfigurableEnvironment environment;

	private final ConfigSettings settings;

	/**
	 * Create the check.
	 * @param context the application, with its environment complete
	 * @param settings what is done about findings
	 */
	public ConfigCheck(ConfigurableApplicationContext context, ConfigSettings settings) {
		this.context = context;
		this.environment = context.getEnvironment();
		this.settings = settings;
	}

	/**
	 * Check the configuration. Where there is no TOML to check and nothing else asks for
	 * it, Boot's own binding has to do, so that an application without a TOML file starts
	 * as fast as ever; should it fail, the check is made up for.
	 * @param beanFactory the bean factory with all definitions
	 * @throws ConfigProblemsException if anything is wrong
	 * @throws ConfigCommandDone if the start was only to look at the configuration
	 */
	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		ConfigFiles files = files(beanFactory);
		if (files.command() == ConfigCommand.SCHEMA) {
			ConfigAnswers.printSchema(this.environment, properties(BoundType.findAll(beanFactory)),
					classLoader(beanFactory));
			throw done();
		}
		if (!SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING)) {
			check(beanFactory, files);
		}
	}

	private void check(ConfigurableListableBeanFactory beanFactory, ConfigFiles files) {
		List<Unconverted> unconverted = files.unconverted(this.environment);
		List<ConfigProblem> ruled = ruled(beanFactory);
		boolean wrong = !unconverted.isEmpty() || !ruled.isEmpty();
		if (!wrong && (!files.isWorthChecking(this.environment) || isIncomplete(beanFactory))) {
			files.postpone(() -> masked(postponed(beanFactory, files)));
			addFingerprint(beanFactory, Map.of());
		}
		else {
			PropertiesCheck checked = FirstPostProcessors.with(beanFactory, () -> {
				PropertiesCheck properties = PropertiesCheck.of(this.environment, beanFactory, files);
				List<ConfigProblem> problems = problems(beanFactory, files, properties, unconverted);
				problems.addAll(ruled);
				failIfAny(problems);
				return properties;
			});
			answer(files, checked);
			addFingerprint(beanFactory, checked.bound());
		}
		files.release(this.environment);
		files.onStarted(StartLogs.silenceFailure(this.context));
	}

	private void addFingerprint(ConfigurableListableBeanFactory beanFactory,
			Map<ConfigurationPropertyName, ConfigurationProperty> bound) {
		beanFactory.registerSingleton(ConfigFingerprint.class.getName(),
				new ConfigFingerprint(() -> new EffectiveConfig(this.environment, bound).toToml()));
	}

	/**
	 * Whether beans of a test will add properties, which they do after all definitions
	 * are complete.
	 */
	private static boolean isIncomplete(ConfigurableListableBeanFactory beanFactory) {
		ClassLoader classLoader = classLoader(beanFactory);
		return ClassUtils.isPresent(REGISTRAR, classLoader) && beanFactory
			.getBeanNamesForType(ClassUtils.resolveClassName(REGISTRAR, classLoader), false, false).length > 0;
	}

	/**
	 * The check after a start that failed, whose beans are gone and cannot be made again.
	 * Where the application has converters of its own, Boot's finding has to do.
	 */
	private List<ConfigProblem> postponed(ConfigurableListableBeanFactory beanFactory, ConfigFiles files) {
		if (beanFactory.getBeanNamesForAnnotation(ConfigurationPropertiesBinding.class).length > 1) {
			return List.of();
		}
		try {
			return problems(beanFactory, files, PropertiesCheck.withoutBeans(this.environment, beanFactory, files),
					List.of());
		}
		catch (RuntimeException ex) {
			logger.debug("Configuration could not be checked after the start had failed", ex);
			return List.of();
		}
	}

	private void answer(ConfigFiles files, PropertiesCheck properties) {
		if (files.command() != null) {
			files.release(this.environment);
			this.environment.getPropertySources().remove(ConfigFiles.COMMAND_SOURCE);
			ConfigAnswers.print(files.command(), this.environment, properties.bound());
			throw done();
		}
	}

	private List<ConfigProblem> problems(ConfigurableListableBeanFactory beanFactory, ConfigFiles files,
			PropertiesCheck properties, List<Unconverted> unconverted) {
		List<BoundType> types = BoundType.findAll(beanFactory);
		properties.check(types);
		List<ConfigProblem> problems = new ArrayList<>(properties.problems());
		problems.addAll(files.problems());
		KeyCatalog catalog = new KeyCatalog(properties(BoundType.findAllVisible(beanFactory, types)),
				classLoader(beanFactory));
		if (files.complete()) {
			problems.addAll(Unresolved.find(this.environment, properties.bound().keySet(), catalog::contains));
		}
		problems.addAll(Unconverted.find(unconverted, this.environment, properties.bound().keySet(), problems,
				catalog::hasType));
		addSecretsMode(files, problems);
		addUnknownKeys(catalog, properties.bound().keySet(), problems);
		return problems;
	}

	private void failIfAny(List<ConfigProblem> problems) {
		if (!problems.isEmpty()) {
			StartLogs.silenceFailure(this.context);
			throw new ConfigProblemsException(masked(problems));
		}
	}

	private List<ConfigProblem> ruled(ConfigurableListableBeanFactory beanFactory) {
		List<ConfigProblem> problems = new ArrayList<>();
		SpringFactoriesLoader.forDefaultResourceLocation(classLoader(beanFactory))
			.load(ConfigRule.class)
			.forEach((rule) -> rule.check(this.environment, problems::add));
		return problems;
	}

	private static ConfigFiles files(ConfigurableListableBeanFactory beanFactory) {
		return beanFactory.getBeanProvider(ConfigFiles.class).getIfAvailable(ConfigFiles::none);
	}

	private static ClassLoader classLoader(ConfigurableListableBeanFactory beanFactory) {
		ClassLoader classLoader = beanFactory.getBeanClassLoader();
		return (classLoader != null) ? classLoader : ConfigCheck.class.getClassLoader();
	}

	private ConfigCommandDone done() {
		StartLogs.release(this.context);
		return new ConfigCommandDone();
	}

	private static List<PropertiesType> properties(List<BoundType> types) {
		return types.stream().map(BoundType::properties).toList();
	}

	private void addSecretsMode(ConfigFiles files, Collection<ConfigProblem> problems) {
		ConfigProblem mode = files.secretsMode();
		if (mode != null) {
			report(this.settings.secretFiles(), List.of(mode), problems);
		}
	}

	private void addUnknownKeys(KeyCatalog catalog, Set<ConfigurationPropertyName> bound,
			Collection<ConfigProblem> problems) {
		if (this.settings.unknownKeys() == Reaction.IGNORE) {
			return;
		}
		UnknownKeys unknown = new UnknownKeys(catalog, bound, this.settings.knownPrefixes());
		ConfigSources sources = new ConfigSources(this.environment);
		report(this.settings.unknownKeys(), unknown.inBase(sources), problems);
		report(Reaction.WARN, unknown.inSecrets(sources), problems);
	}

	private static void report(Reaction reaction, Collection<ConfigProblem> found, Collection<ConfigProblem> problems) {
		switch (reaction) {
			case FAIL -> problems.addAll(found);
			case WARN -> found.forEach((problem) -> logger.warn(Texts.oneLine(problem.toString())));
			case IGNORE -> {
			}
		}
	}

	private List<ConfigProblem> masked(Collection<ConfigProblem> problems) {
		Secrets secrets = Secrets.of(this.environment);
		return problems.stream().map((problem) -> problem.withText(secrets::mask)).toList();
	}

}
