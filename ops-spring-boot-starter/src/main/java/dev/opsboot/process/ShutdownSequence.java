package dev.opsboot.process;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.Ordered;

/**
 * The first steps of closing an application, before anything in it stops: it takes itself
 * out of service, waits until clients have noticed, and gives the steps that follow the
 * time that is left.
 */
public final class ShutdownSequence implements ApplicationListener<ContextClosedEvent>, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(ShutdownSequence.class);

	private static final Duration AFTER_WATCH = Duration.ofMillis(100);

	private final ConfigurableApplicationContext context;

	private final @Nullable InFlightRequests requests;

	private final Duration timeout;

	private final Duration drainDelay;

	/**
	 * Create the sequence.
	 * @param context the application
	 * @param requests the requests of the application, null where it serves none
	 * @param timeout the time that the whole shutdown may take
	 * @param drainDelay how long to go on serving after readiness is gone, within the
	 * timeout
	 */
	public ShutdownSequence(ConfigurableApplicationContext context, @Nullable InFlightRequests requests,
			Duration timeout, Duration drainDelay) {
		this.context = context;
		this.requests = requests;
		this.timeout = timeout;
		this.drainDelay = drainDelay;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		if (event.getApplicationContext() != this.context) {
			return;
		}
		AvailabilityChangeEvent.publish(this.context, ReadinessState.REFUSING_TRAFFIC);
		if (this.requests != null) {
			this.requests.refuseKeepAlive();
		}
		ServiceProcess process = ServiceProcess.current();
		if (process != null) {
			stop(process);
		}
	}

	private void stop(ServiceProcess process) {
		ActiveWork work = ActiveWork.of(this.context, this.requests);
		Deadline cutOff = process.stopping(this.timeout, work::describe);
		drain(cutOff);
		logWork(work.describe(), cutOff.remaining());
		// Later than the watch, which must see what is cut off while it is still at work
		limitPhases(cutOff.remaining().plus(AFTER_WATCH));
	}

	private static void logWork(String work, Duration remaining) {
		if (work.isEmpty()) {
			logger.info("Stopping, nothing is in flight");
		}
		else {
			logger.info("Stopping, waiting for {} at most {} s", work, seconds(remaining));
		}
	}

	private static String seconds(Duration duration) {
		return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
	}

	private void drain(Deadline cutOff) {
		if (this.drainDelay.isZero()) {
			return;
		}
		logger.info("Not ready any more, serving on for {} s", seconds(this.drainDelay));
		try {
			TimeUnit.NANOSECONDS.sleep(Math.min(this.drainDelay.toNanos(), cutOff.remaining().toNanos()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Spring's own limit is for each phase, this makes it what is left for all.
	 */
	private void limitPhases(Duration remaining) {
		Object processor = this.context.getBeanFactory()
			.getSingleton(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME);
		if (processor instanceof DefaultLifecycleProcessor phases) {
			phases.setTimeoutPerShutdownPhase(remaining.toMillis());
		}
	}

}
