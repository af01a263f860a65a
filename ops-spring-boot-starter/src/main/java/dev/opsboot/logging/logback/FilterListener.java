package dev.opsboot.logging.logback;

import ch.qos.logback.classic.LoggerContext;
import dev.opsboot.config.ConfigOnlyStart;
import dev.opsboot.logging.filter.LogFilter;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Applies the filter as soon as Boot has set levels.
 */
final class FilterListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER + 1;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		if (OpsLoggingSystemFactory.LOGBACK && !ConfigOnlyStart.is(event.getEnvironment())
				&& LoggerFactory.getILoggerFactory() instanceof LoggerContext context
				&& context.getObject(FilterLevels.class.getName()) instanceof FilterLevels levels) {
			levels.apply(LogFilter.of(event.getEnvironment()));
		}
	}

}
