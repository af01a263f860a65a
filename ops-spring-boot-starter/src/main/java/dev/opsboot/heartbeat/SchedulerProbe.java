package dev.opsboot.heartbeat;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import org.springframework.scheduling.TaskScheduler;

/**
 * Finds out whether a scheduler runs what it is given, by giving it a task that does
 * nothing.
 */
final class SchedulerProbe {

	/**
	 * How often the task may be found waiting. Once or twice is no more than a busy
	 * moment.
	 */
	private static final int MISSES = 3;

	private final TaskScheduler scheduler;

	private Future<?> task = CompletableFuture.completedFuture(null);

	private int missed;

	SchedulerProbe(TaskScheduler scheduler) {
		this.scheduler = scheduler;
	}

	/**
	 * Look whether the task of the last call has run, and give the next one when it has.
	 * @return whether the scheduler runs, as far as is known
	 */
	boolean runs() {
		boolean done = this.task.isDone();
		this.missed = (done && !this.task.isCancelled()) ? 0 : this.missed + 1;
		if (done) {
			this.task = send();
		}
		return this.missed < MISSES;
	}

	private Future<?> send() {
		try {
			// A time long past: no change of the clock can put it into the future
			return this.scheduler.schedule(SchedulerProbe::nothing, Instant.EPOCH);
		}
		catch (RuntimeException ex) {
			// Shut down, or its queue is full
			CompletableFuture<?> refused = new CompletableFuture<>();
			refused.cancel(false);
			return refused;
		}
	}

	private static void nothing() {
	}

}
