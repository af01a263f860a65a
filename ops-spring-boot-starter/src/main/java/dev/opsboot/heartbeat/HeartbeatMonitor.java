package dev.opsboot.heartbeat;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges each tick whether the service makes progress, and replaces the heartbeat file
 * each interval in which it does.
 */
final class HeartbeatMonitor {

	private static final Logger logger = LoggerFactory.getLogger(Heartbeat.class);

	private final Rhythm rhythm;

	private final PulseWatch pulses;

	private final SchedulerWatch schedulers;

	private final Liveness liveness;

	private final @Nullable HeartbeatFile file;

	private volatile boolean judging = true;

	private long ticks;

	private long lastTick;

	private boolean schedulersRun;

	private boolean progress;

	private boolean failing;

	/**
	 * Create the monitor.
	 * @param rhythm how often it is called
	 * @param pulses judges the pulses
	 * @param schedulers judges the schedulers
	 * @param liveness the liveness of the application
	 * @param file the heartbeat file, null where there is none
	 */
	HeartbeatMonitor(Rhythm rhythm, PulseWatch pulses, SchedulerWatch schedulers, Liveness liveness,
			@Nullable HeartbeatFile file) {
		this.rhythm = rhythm;
		this.pulses = pulses;
		this.schedulers = schedulers;
		this.liveness = liveness;
		this.file = file;
	}

	/**
	 * Judge, and replace the file where an interval is over. The first call begins one.
	 * @param nanoTime the time as {@link System#nanoTime()} has it
	 */
	void tick(long nanoTime) {
		long elapsed = (this.ticks > 0) ? this.rhythm.counting(nanoTime - this.lastTick) : 0;
		boolean due = this.ticks % this.rhythm.ticksPerBeat() == 0;
		this.lastTick = nanoTime;
		this.ticks++;
		if (this.judging) {
			this.progress = judge(elapsed, due);
		}
		if (due && this.progress && this.file != null) {
			this.file.replace();
		}
	}

	private boolean judge(long elapsed, boolean due) {
		if (due) {
			this.schedulersRun = this.schedulers.allRun();
		}
		boolean allBeat = this.pulses.allBeat(elapsed);
		try {
			boolean correct = this.liveness.update(allBeat);
			this.failing = false;
			return allBeat && correct && this.schedulersRun;
		}
		catch (RuntimeException ex) {
			if (!this.failing) {
				logger.warn("A listener of liveness failed", ex);
			}
			this.failing = true;
			return false;
		}
	}

	/**
	 * Leave it at the last judgement: in a service that stops, parts that stand still are
	 * in order.
	 */
	void stopJudging() {
		this.judging = false;
	}

}
