package dev.opsboot.heartbeat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.opsboot.process.ServiceProcess;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.SmartApplicationListener;
import org.springframework.core.Ordered;

/**
 * Lets the heart beat from the moment the application is ready until its beans are
 * destroyed, on a daemon thread.
 */
public final class HeartbeatLifecycle implements SmartApplicationListener, AutoCloseable {

	private final Heartbeat heartbeat;

	private final @Nullable HeartbeatFile file;

	private final Rhythm rhythm;

	private final ApplicationAvailability availability;

	private final ConfigurableApplicationContext context;

	private final CountDownLatch end = new CountDownLatch(1);

	private volatile @Nullable HeartbeatMonitor monitor;

	/**
	 * Create the lifecycle. Nothing beats yet, and a file left from before is removed.
	 * @param heartbeat the pulses
	 * @param file the file, null for none; closed with this
	 * @param interval the time after which the file is replaced, positive
	 * @param availability the availability of the application
	 * @param context the application
	 */
	public HeartbeatLifecycle(Heartbeat heartbeat, @Nullable HeartbeatFile file, Duration interval,
			ApplicationAvailability availability, ConfigurableApplicationContext context) {
		this.heartbeat = heartbeat;
		this.file = file;
		this.rhythm = Rhythm.of(interval);
		this.availability = availability;
		this.context = context;
		if (file != null) {
			file.removeLeftOver();
		}
	}

	@Override
	public boolean supportsEventType(Class<? extends ApplicationEvent> eventType) {
		return ApplicationReadyEvent.class.isAssignableFrom(eventType)
				|| ContextClosedEvent.class.isAssignableFrom(eventType);
	}

	/**
	 * Before listeners that stop the work of the application, after those that go on
	 * serving for a while.
	 */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 1;
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		if (event instanceof ApplicationReadyEvent ready && ready.getApplicationContext() == this.context) {
			start();
		}
		else if (event instanceof ContextClosedEvent closed && closed.getApplicationContext() == this.context) {
			stopJudging();
		}
	}

	private void start() {
		ServiceProcess process = ServiceProcess.current();
		if (process != null && this.file != null) {
			process.addCleanUp(this.file::close);
		}
		HeartbeatMonitor monitor = new HeartbeatMonitor(this.rhythm, new PulseWatch(this.heartbeat),
				SchedulerWatch.of(this.context), new Liveness(this.availability, this.context, this.heartbeat),
				this.file);
		this.monitor = monitor;
		monitor.tick(System.nanoTime());
		Thread thread = new Thread(() -> run(monitor), "heartbeat");
		thread.setDaemon(true);
		thread.start();
	}

	private void run(HeartbeatMonitor monitor) {
		try {
			while (!this.end.await(this.rhythm.tick().toNanos(), TimeUnit.NANOSECONDS)) {
				monitor.tick(System.nanoTime());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void stopJudging() {
		HeartbeatMonitor monitor = this.monitor;
		if (monitor != null) {
			monitor.stopJudging();
		}
	}

	/**
	 * End the heartbeat and remove the file. Closing it again does nothing.
	 */
	@Override
	public void close() {
		this.end.countDown();
		if (this.file != null) {
			this.file.close();
		}
	}

}
