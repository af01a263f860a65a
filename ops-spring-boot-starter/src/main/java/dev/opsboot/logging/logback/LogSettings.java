package dev.opsboot.logging.logback;

import ch.qos.logback.core.Context;
import dev.opsboot.config.Secrets;
import dev.opsboot.process.ServiceInstance;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.IgnoreErrorsBindHandler;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * How events are written.
 *
 * @param format the format on standard output
 * @param timestamp how a line says when
 * @param stack where a line shows a stack trace
 * @param secrets what must not be shown
 * @param instance who writes
 */
record LogSettings(LogFormat format, TimestampFormat timestamp, StackFormat stack, KnownSecrets secrets,
		ServiceInstance instance) {

	static final String FORMAT = "ops.logging.format";

	private static final ServiceInstance UNKNOWN = new ServiceInstance("application", "application");

	/**
	 * Find the settings where Boot leaves the environment for those who log. The
	 * configuration is not checked yet: what is wrong in it counts as not set, the check
	 * will say so.
	 * @param context the context of the log
	 * @return the settings
	 */
	static LogSettings of(Context context) {
		return (context.getObject(Environment.class.getName()) instanceof ConfigurableEnvironment environment)
				? of(context, environment) : early(context);
	}

	private static LogSettings of(Context context, ConfigurableEnvironment environment) {
		Binder binder = binder(environment);
		KnownSecrets secrets = KnownSecrets.of(context);
		secrets.addAll(Secrets.of(environment));
		return new LogSettings(format(environment),
				binder.bind("ops.logging.timestamp", TimestampFormat.class).orElse(TimestampFormat.TEXT),
				binder.bind("ops.logging.stack", StackFormat.class).orElse(StackFormat.FOLDED), secrets,
				instance(environment));
	}

	/**
	 * Before there is an environment. Nothing of Spring is used: it would log, and the
	 * log is not yet there.
	 */
	private static LogSettings early(Context context) {
		KnownSecrets secrets = KnownSecrets.of(context);
		secrets.addAll(Secrets.of(System.getenv()));
		secrets.addAll(Secrets.of(System.getProperties()));
		return new LogSettings(LogFormat.LINE, TimestampFormat.TEXT, StackFormat.FOLDED, secrets, UNKNOWN);
	}

	static LogFormat format(Environment environment) {
		return binder(environment).bind(FORMAT, LogFormat.class).orElse(LogFormat.LINE);
	}

	private static Binder binder(Environment environment) {
		return Binder.get(environment, new IgnoreErrorsBindHandler());
	}

	private static ServiceInstance instance(Environment environment) {
		try {
			return ServiceInstance.from(environment);
		}
		catch (IllegalArgumentException ex) {
			return UNKNOWN;
		}
	}

}
