package dev.opsboot.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * What an application works on: its requests and the tasks of its executors.
 *
 * @param requests the requests, null where the application serves none
 * @param schedulers the schedulers by their names
 * @param executors the executors by their names
 */
record ActiveWork(@Nullable InFlightRequests requests, Map<String, ThreadPoolTaskScheduler> schedulers,
		Map<String, ThreadPoolTaskExecutor> executors) {

	/**
	 * Find what works in an application, of what has been made.
	 * @param context the application
	 * @param requests its requests, null where it serves none
	 * @return the work
	 */
	static ActiveWork of(ConfigurableApplicationContext context, @Nullable InFlightRequests requests) {
		return new ActiveWork(requests, made(context, ThreadPoolTaskScheduler.class),
				made(context, ThreadPoolTaskExecutor.class));
	}

	private static <T> Map<String, T> made(ConfigurableApplicationContext context, Class<T> type) {
		Map<String, T> beans = new LinkedHashMap<>();
		for (String name : context.getBeanNamesForType(type, false, false)) {
			if (type.isInstance(context.getBeanFactory().getSingleton(name))) {
				beans.put(name, type.cast(context.getBeanFactory().getSingleton(name)));
			}
		}
		return beans;
	}

	/**
	 * Name what is worked on.
	 * @return the description, empty where there is nothing
	 */
	String describe() {
		List<String> parts = new ArrayList<>();
		if (this.requests != null) {
			parts.add(this.requests.describe());
		}
		this.schedulers.forEach((name, scheduler) -> parts.add(tasks(name, scheduler.getActiveCount())));
		this.executors.forEach((name, executor) -> parts.add(tasks(name, executor.getActiveCount())));
		return parts.stream().filter((part) -> !part.isEmpty()).collect(Collectors.joining(", "));
	}

	private static String tasks(String bean, int count) {
		if (count == 0) {
			return "";
		}
		return ((count == 1) ? "1 task of " : count + " tasks of ") + bean;
	}

}
