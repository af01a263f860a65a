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
record LogSettings(LogFormat format, TimestampFormat timestamp, StackFormat stack, Secrets secrets,
		ServiceInstance instance) {

	static final String FORMAT = "ops.logging.format";

	private static final ServiceInstance UNKNOWN = new ServiceInstance("application", "application");

	/**
	 * What holds before anything is known.
	 */
	static final LogSettings EARLY = new LogSettings(LogFormat.LINE, TimestampFormat.TEXT, StackFormat.FOLDED,
			Secrets.none(), UNKNOWN);

	/**
	 * Read the settings of an environment. This happens before the configuration is
	 * checked, which will say what is wrong with it: here it counts as not set.
	 * @param environment the environment
	 * @return the settings
	 */
	static LogSettings from(ConfigurableEnvironment environment) {
		Binder binder = binder(environment);
		return new LogSettings(format(environment),
				binder.bind("ops.logging.timestamp", TimestampFormat.class).orElse(EARLY.timestamp()),
				binder.bind("ops.logging.stack", StackFormat.class).orElse(EARLY.stack()), Secrets.of(environment),
				instance(environment));
	}

	static LogFormat format(Environment environment) {
		return binder(environment).bind(FORMAT, LogFormat.class).orElse(EARLY.format());
	}

	private static Binder binder(Environment environment) {
		return Binder.get(environment, new IgnoreErrorsBindHandler());
	}

	/**
	 * Find the settings where Boot leaves the environment for those who log.
	 * @param context the context of the log
	 * @return the settings
	 */
	static LogSettings of(Context context) {
		return (context.getObject(Environment.class.getName()) instanceof ConfigurableEnvironment environment)
				? from(environment) : EARLY;
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
