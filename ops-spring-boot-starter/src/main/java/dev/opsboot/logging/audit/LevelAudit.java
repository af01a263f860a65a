package dev.opsboot.logging.audit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import dev.opsboot.logging.Audit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Records every change of a level after the start, whoever makes it.
 */
public final class LevelAudit implements ApplicationListener<ApplicationStartedEvent>, DisposableBean {

	private static final Object LOCK = new Object();

	private @Nullable Changes changes;

	@Override
	public void onApplicationEvent(ApplicationStartedEvent event) {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			synchronized (LOCK) {
				// There may be several applications, but there is one log
				if (context.getCopyOfListenerList().stream().noneMatch(Changes.class::isInstance)) {
					this.changes = new Changes();
					context.addListener(this.changes);
				}
			}
		}
	}

	@Override
	public void destroy() {
		if (this.changes != null && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			context.removeListener(this.changes);
		}
	}

	/**
	 * Hears of the changes.
	 */
	private static final class Changes implements LoggerContextListener {

		@Override
		public boolean isResetResistant() {
			return false;
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
			Audit.log("level-change")
				.addKeyValue("logger", logger.getName())
				.addKeyValue("level", level)
				.addKeyValue("inherited", logger.getLevel() == null)
				.log("Level of a logger changed");
		}

	}

}
