package dev.opsboot.config;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/**
 * Reports a failed start: a configuration error as the one report on standard error, any
 * other failure as Boot does, but without the secrets that its text holds.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ConfigFailureReporter implements SpringBootExceptionReporter {

	private static final Log logger = LogFactory.getLog(SpringApplication.class);

	private final @Nullable ConfigurableApplicationContext context;

	ConfigFailureReporter(@Nullable ConfigurableApplicationContext context) {
		this.context = context;
	}

	@Override
	public boolean reportException(Throwable failure) {
		Secrets secrets = (this.context != null) ? Secrets.of(this.context.getEnvironment()) : Secrets.none();
		List<ConfigProblem> problems = ConfigFailures.problems(failure);
		if (!problems.isEmpty()) {
			List<ConfigProblem> masked = problems.stream().map((problem) -> problem.withText(secrets::mask)).toList();
			System.err.print(ConfigReport.render(ConfigReport.order(masked)));
			System.err.flush();
			return true;
		}
		return this.context != null && reportMasked(failure, secrets, this.context);
	}

	/**
	 * Report in Boot's stead where its text would show a secret.
	 * @return whether it was reported
	 */
	private static boolean reportMasked(Throwable failure, Secrets secrets, ConfigurableApplicationContext context) {
		SpringFactoriesLoader factories = SpringFactoriesLoader.forDefaultResourceLocation(context.getClassLoader());
		FailureAnalysis analysis = analyze(failure, factories, context);
		String text = (analysis != null) ? analysis.getDescription() + analysis.getAction() : "";
		String trace = stackTrace(failure);
		if (secrets.mask(text).equals(text) && secrets.mask(trace).equals(trace)) {
			return false;
		}
		if (analysis != null) {
			FailureAnalysis masked = mask(analysis, secrets);
			factories.load(FailureAnalysisReporter.class).forEach((reporter) -> reporter.report(masked));
		}
		else {
			logger.error("Application run failed" + System.lineSeparator() + secrets.mask(trace));
		}
		return true;
	}

	private static @Nullable FailureAnalysis analyze(Throwable failure, SpringFactoriesLoader factories,
			ConfigurableApplicationContext context) {
		ArgumentResolver arguments = ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
			.and(Environment.class, context.getEnvironment());
		for (FailureAnalyzer analyzer : factories.load(FailureAnalyzer.class, arguments,
				FailureHandler.logging(logger))) {
			FailureAnalysis analysis = analyze(failure, analyzer);
			if (analysis != null) {
				return analysis;
			}
		}
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof FailureAnalyzedException analyzed) {
				return analyzed.analysis();
			}
		}
		return null;
	}

	private static @Nullable FailureAnalysis analyze(Throwable failure, FailureAnalyzer analyzer) {
		try {
			return analyzer.analyze(failure);
		}
		catch (Throwable ex) {
			logger.trace("A failure analyzer failed", ex);
			return null;
		}
	}

	private static FailureAnalysis mask(FailureAnalysis analysis, Secrets secrets) {
		String description = secrets.mask(analysis.getDescription());
		String action = (analysis.getAction() != null) ? secrets.mask(analysis.getAction()) : null;
		// Boot logs the cause at debug level
		String trace = secrets.mask(stackTrace(analysis.getCause()));
		return new FailureAnalysis(description, action, new MaskedFailure(trace));
	}

	private static String stackTrace(Throwable failure) {
		StringWriter trace = new StringWriter();
		failure.printStackTrace(new PrintWriter(trace));
		return trace.toString();
	}

	/**
	 * Stands for an exception whose own text must not be shown.
	 */
	private static final class MaskedFailure extends RuntimeException {

		private static final long serialVersionUID = 1L;

		MaskedFailure(String trace) {
			super(trace, null, false, false);
		}

		@Override
		public String toString() {
			return String.valueOf(getMessage());
		}

	}

}
