package dev.opsboot.logging.logback;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.LoggingSystemFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;

/**
 * Has Boot set up Logback our way, where Logback logs.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OpsLoggingSystemFactory implements LoggingSystemFactory {

	static final boolean LOGBACK = ClassUtils.isPresent("ch.qos.logback.classic.LoggerContext",
			OpsLoggingSystemFactory.class.getClassLoader());

	@Override
	public @Nullable LoggingSystem getLoggingSystem(ClassLoader classLoader) {
		return LOGBACK ? new OpsLoggingSystem(classLoader) : null;
	}

}
