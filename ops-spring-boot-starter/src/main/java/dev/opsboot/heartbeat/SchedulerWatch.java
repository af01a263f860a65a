package dev.opsboot.heartbeat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.support.NoOpTaskScheduler;

/**
 * Judges the schedulers of an application and says once when one stops or recovers.
 */
final class SchedulerWatch {

	private static final Logger logger = LoggerFactory.getLogger(Heartbeat.class);

	private final Map<String, SchedulerProbe> probes = new LinkedHashMap<>();

	private final Set<String> stopped = new HashSet<>();

	/**
	 * Create the watch.
	 * @param schedulers the schedulers by their names
	 */
	SchedulerWatch(Map<String, TaskScheduler> schedulers) {
		schedulers.forEach((name, scheduler) -> this.probes.put(name, new SchedulerProbe(scheduler)));
	}

	/**
	 * Watch the schedulers of an application that have been made. One that has not is
	 * used by nobody.
	 * @param context the application
	 * @return the watch
	 */
	static SchedulerWatch of(ConfigurableApplicationContext context) {
		Map<String, TaskScheduler> schedulers = new LinkedHashMap<>();
		for (String name : context.getBeanNamesForType(TaskScheduler.class, false, false)) {
			if (context.getBeanFactory().getSingleton(name) instanceof TaskScheduler scheduler
					&& !(scheduler instanceof NoOpTaskScheduler)) {
				schedulers.put(name, scheduler);
			}
		}
		return new SchedulerWatch(schedulers);
	}

	/**
	 * Judge every scheduler.
	 * @return whether all run
	 */
	boolean allRun() {
		this.probes.forEach(this::judge);
		return this.stopped.isEmpty();
	}

	private void judge(String name, SchedulerProbe probe) {
		boolean runs = probe.runs();
		if (!runs && this.stopped.add(name)) {
			logger.warn("Scheduler {} runs no tasks, all its threads are blocked or it is shut down: "
					+ "the heartbeat file goes stale until it does", name);
		}
		else if (runs && this.stopped.remove(name)) {
			logger.info("Scheduler {} runs tasks again", name);
		}
	}

}
