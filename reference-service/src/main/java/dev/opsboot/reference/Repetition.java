package dev.opsboot.reference;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A thread that does the same again and again, with a pause in between.
 */
public final class Repetition implements AutoCloseable {

	private final ScheduledExecutorService executor;

	/**
	 * Create a thread that waits to be started.
	 * @param name the name of the thread
	 */
	public Repetition(String name) {
		this.executor = Executors.newSingleThreadScheduledExecutor((task) -> new Thread(task, name));
	}

	/**
	 * Begin at once.
	 * @param task what to do; should it ever throw, that was the last time
	 * @param pause the time from its end to the next time
	 */
	public void start(Runnable task, Duration pause) {
		this.executor.scheduleWithFixedDelay(task, 0, pause.toNanos(), TimeUnit.NANOSECONDS);
	}

	/**
	 * Return whether it is to end, so that what fails now need not be told.
	 * @return whether it is closed
	 */
	public boolean isClosed() {
		return this.executor.isShutdown();
	}

	/**
	 * Interrupt the task and wait a second for the thread to end.
	 */
	@Override
	public void close() {
		this.executor.shutdownNow();
		try {
			this.executor.awaitTermination(1, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
