package dev.opsboot.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.opsboot.config.catalog.KeyCatalog;
import dev.opsboot.config.catalog.PropertiesType;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;

/**
 * Checks the whole configuration at the one moment when all of it can be judged and
 * nothing has been started: every bean is defined, none is made. Then carries out what
 * the start was asked to do with the configuration, if anything.
 */
public final class ConfigCheck implements BeanFactoryPostProcessor, PriorityOrdered {

	private static final Log logger = LogFactory.getLog(ConfigCheck.class);

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

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	/**
	 * Check the configuration.
	 * @param beanFactory the bean factory with all definitions
	 * @throws ConfigProblemsException if anything is wrong
	 * @throws ConfigCommandDone if the start was only to look at the configuration
	 */
	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		ConfigFiles files = beanFactory.getBeanProvider(ConfigFiles.class).getIfAvailable(ConfigFiles::none);
		List<BoundType> types = BoundType.findAll(beanFactory);
		if (files.command() == ConfigCommand.SCHEMA) {
			ConfigAnswers.printSchema(this.environment, properties(types), beanFactory.getBeanClassLoader());
			throw done();
		}
		if (!SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING)) {
			check(beanFactory, files, types);
		}
	}

	private void check(ConfigurableListableBeanFactory beanFactory, ConfigFiles files, List<BoundType> types) {
		PropertiesCheck properties = new PropertiesCheck(this.environment, beanFactory, files);
		properties.check(types);
		Collection<ConfigProblem> problems = new ArrayList<>(properties.problems());
		problems.addAll(files.problems());
		problems.addAll(Unresolved.find(this.environment, properties.bound().keySet()));
		addSecretsMode(files, problems);
		addUnknownKeys(new KeyCatalog(properties(types), beanFactory.getBeanClassLoader()), properties, problems);
		rules(beanFactory.getBeanClassLoader()).forEach((rule) -> rule.check(this.environment, problems::add));
		if (!problems.isEmpty()) {
			StartLogs.silenceFailure(this.context);
			throw new ConfigProblemsException(masked(problems));
		}
		files.release(this.environment);
		if (files.command() != null) {
			ConfigAnswers.print(files.command(), this.environment, properties.bound());
			throw done();
		}
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

	private void addUnknownKeys(KeyCatalog catalog, PropertiesCheck properties, Collection<ConfigProblem> problems) {
		if (this.settings.unknownKeys() == Reaction.IGNORE) {
			return;
		}
		UnknownKeys unknown = new UnknownKeys(catalog, properties.bound().keySet(), this.settings.knownPrefixes());
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

	private static List<ConfigRule> rules(@Nullable ClassLoader classLoader) {
		return SpringFactoriesLoader.forDefaultResourceLocation(classLoader).load(ConfigRule.class);
	}

	private List<ConfigProblem> masked(Collection<ConfigProblem> problems) {
		Secrets secrets = Secrets.of(this.environment);
		return problems.stream().map((problem) -> problem.withText(secrets::mask)).toList();
	}

}
