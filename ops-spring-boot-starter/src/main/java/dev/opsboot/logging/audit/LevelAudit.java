package dev.opsboot.logging.audit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import dev.opsboot.logging.Audit;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Records every change of a level after the start, whoever makes it.
 */
public final class LevelAudit implements ApplicationListener<ApplicationStartedEvent>, DisposableBean {

	private final Changes changes = new Changes();

	@Override
	public void onApplicationEvent(ApplicationStartedEvent event) {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
				&& !context.getCopyOfListenerList().contains(this.changes)) {
			context.addListener(this.changes);
		}
	}

	@Override
	public void destroy() {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			context.removeListener(this.changes);
		}
	}

	/**
	 * Hears of the changes. There may be several applications, each with one of these,
	 * but there is one log: the first of them speaks.
	 */
	private static final class Changes implements LoggerContextListener {

		@Override
		public boolean isResetResistant() {
			return true;
		}

		@Override
		public void onStart(LoggerContext context) {
		}

		@Override
		public void onReset(LoggerContext context) {
		}

		@Override
		public void onStop(LoggerContext context) {
		}

		@Override
		public void onLevelChange(Logger logger, Level level) {
			if (logger.getLoggerContext()
				.getCopyOfListenerList()
				.stream()
				.filter(Changes.class::isInstance)
				.findFirst()
				.orElse(this) == this) {
				record(logger, level);
			}
		}

		private static void record(Logger logger, Level level) {
			Audit.log("level-change")
				.addKeyValue("logger", logger.getName())
				.addKeyValue("level", level)
				.addKeyValue("inherited", logger.getLevel() == null)
				.log("Level of a logger changed");
		}

	}

}
