package dev.opsboot.process;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
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
	 * Find what works in an application. Nothing is made for it.
	 * @param context the application
	 * @param requests its requests, null where it serves none
	 * @return the work
	 */
	static ActiveWork of(ApplicationContext context, @Nullable InFlightRequests requests) {
		return new ActiveWork(requests, context.getBeansOfType(ThreadPoolTaskScheduler.class, true, false),
				context.getBeansOfType(ThreadPoolTaskExecutor.class, true, false));
	}

	/**
	 * Name what is worked on.
	 * @return the description, empty where there is nothing
	 */
	String describe() {
		Stream<String> parts = Stream
			.of(Stream.ofNullable(this.requests).map(InFlightRequests::describe),
					this.schedulers.entrySet()
						.stream()
						.map((entry) -> tasks(entry.getKey(), entry.getValue().getActiveCount())),
					this.executors.entrySet()
						.stream()
						.map((entry) -> tasks(entry.getKey(), entry.getValue().getActiveCount())))
			.flatMap((part) -> part);
		List<String> named = parts.filter((part) -> !part.isEmpty()).toList();
		return String.join(", ", named);
	}

	private static String tasks(String bean, int count) {
		if (count == 0) {
			return "";
		}
		return ((count == 1) ? "1 task of " : count + " tasks of ") + bean;
	}

}
