package dev.opsboot.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Brings the configuration files of a start into the environment before Boot reads its
 * own. A listener of the run and no environment post-processor, because only it is given
 * the arguments.
 */
final class ConfigRunListener implements SpringApplicationRunListener, Ordered {

	private final SpringApplication application;

	private final String[] args;

	private @Nullable ConfigFiles files;

	private @Nullable ConfigurableEnvironment environment;

	ConfigRunListener(SpringApplication application, String[] args) {
		this.application = application;
		this.args = args;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void environmentPrepared(ConfigurableBootstrapContext bootstrapContext,
			ConfigurableEnvironment environment) {
		ConfigFiles files = ConfigFiles.prepare(environment, this.args);
		// Also for an application without auto-configuration, such as a slice in a test
		environment.getConversionService().addConverter(new PrefixedPathConverter(Prefix.from(environment)));
		this.files = files;
		this.environment = environment;
		if (files.command() != null) {
			silence(environment);
			this.application.addListeners(new SilentLogging());
		}
		bootstrapContext.register(ConfigFiles.class, InstanceSupplier.of(files));
		bootstrapContext.addCloseListener((event) -> event.getApplicationContext()
			.getBeanFactory()
			.registerSingleton(ConfigFiles.class.getName(), files));
	}

	@Override
	public void contextPrepared(ConfigurableApplicationContext context) {
		// Boot makes another one where the configuration sets the kind of application
		this.environment = context.getEnvironment();
		LenientConversions.removeFrom(context.getBeanFactory());
	}

	@Override
	public void contextLoaded(ConfigurableApplicationContext context) {
		context.addBeanFactoryPostProcessor(this::requireCheck);
	}

	/**
	 * An application without the auto-configuration of the check must not start on files
	 * that could not be read, nor on placeholders without a value, nor on values that
	 * could not be converted.
	 */
	private void requireCheck(ConfigurableListableBeanFactory beanFactory) {
		if (this.files == null || this.environment == null
				|| beanFactory.getBeanNamesForType(ConfigCheck.class, true, false).length > 0) {
			return;
		}
		List<ConfigProblem> problems = new ArrayList<>(this.files.problems());
		problems.addAll(unconverted(this.files, this.environment));
		problems.addAll(Unresolved.find(this.environment, Set.of(), (name) -> false));
		if (!problems.isEmpty()) {
			throw new ConfigProblemsException(problems);
		}
		this.files.release(this.environment);
	}

	@Override
	public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		if (this.files != null) {
			this.files.started(context.getEnvironment());
		}
	}

	/**
	 * A start that the configuration ends without a check still reports all that is
	 * wrong.
	 */
	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
		if (this.files == null || this.environment == null || exception instanceof ConfigProblemsException) {
			return;
		}
		List<ConfigProblem> problems = unconverted(this.files, this.environment);
		if (problems.isEmpty() && !ConfigFailures.isConfigFailure(exception)) {
			return;
		}
		problems.addAll(this.files.problems());
		problems.addAll(Unresolved.find(this.environment, Set.of(), (name) -> false));
		problems.addAll(this.files.postponed());
		if (!problems.isEmpty()) {
			exception.addSuppressed(new ConfigProblemsException(problems));
		}
	}

	private static List<ConfigProblem> unconverted(ConfigFiles files, ConfigurableEnvironment environment) {
		return Unconverted.find(files.unconverted(environment), environment, Set.of(), List.of(),
				(name, type) -> false);
	}

	/**
	 * A command prints its answer and nothing else.
	 */
	private static void silence(ConfigurableEnvironment environment) {
		Map<String, Object> silent = new LinkedHashMap<>();
		silent.put("spring.main.banner-mode", "off");
		silent.put("spring.main.log-startup-info", "false");
		silent.put("logging.level.root", "off");
		silent.put("logging.file.name", "");
		silent.put("logging.file.path", "");
		environment.getPropertySources().addFirst(new MapPropertySource(ConfigFiles.COMMAND_SOURCE, silent));
	}

}
