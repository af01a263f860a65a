package dev.opsboot.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.opsboot.logging.Critical;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches over the one deadline of a shutdown. Shortly before it, work is cut off, so
 * that state can still be saved; at the deadline the process ends.
 */
final class ShutdownWatch {

	private static final Logger logger = LoggerFactory.getLogger(ShutdownWatch.class);

	private static final Duration MAX_RESERVE = Duration.ofSeconds(1);

	private final Runnable end;

	private final List<Supplier<String>> works = new CopyOnWriteArrayList<>();

	private @Nullable Deadline cutOff;

	private @Nullable Thread thread;

	private volatile boolean workCutOff;

	/**
	 * Create the watch.
	 * @param end ends the process
	 */
	ShutdownWatch(Runnable end) {
		this.end = end;
	}

	/**
	 * Begin to watch, once.
	 * @param timeout the time allowed for the whole shutdown
	 * @param work names what is still worked on, empty where there is nothing
	 * @return the moment at which work is cut off
	 */
	synchronized Deadline begin(Duration timeout, Supplier<String> work) {
		this.works.add(work);
		if (this.cutOff == null) {
			Deadline deadline = Deadline.in(timeout);
			Duration tenth = timeout.dividedBy(10);
			Duration reserve = (tenth.compareTo(MAX_RESERVE) < 0) ? tenth : MAX_RESERVE;
			this.cutOff = deadline.earlierBy(reserve);
			start(this.cutOff, deadline, timeout);
		}
		return this.cutOff;
	}

	private void start(Deadline cutOff, Deadline deadline, Duration timeout) {
		Thread thread = new Thread(() -> watch(cutOff, deadline, timeout), "shutdown-watch");
		thread.setDaemon(true);
		thread.start();
		this.thread = thread;
	}

	/**
	 * End the watch: the process goes on.
	 */
	synchronized void cancel() {
		if (this.thread != null) {
			this.thread.interrupt();
		}
		this.thread = null;
		this.cutOff = null;
		this.works.clear();
	}

	private void watch(Deadline cutOff, Deadline deadline, Duration timeout) {
		if (!await(cutOff)) {
			return;
		}
		String work = work();
		if (!work.isEmpty()) {
			this.workCutOff = true;
			Critical.log(logger).log("Shutdown deadline of {} s: cut off {}", timeout.toMillis() / 1000.0, work);
		}
		if (!await(deadline)) {
			return;
		}
		Critical.log(logger)
			.log("Shutdown took longer than {} s: the process ends with exit code {}", timeout.toMillis() / 1000.0,
					ServiceProcess.FAILURE);
		this.end.run();
	}

	private String work() {
		return String.join(", ", this.works.stream().map(Supplier::get).filter((work) -> !work.isEmpty()).toList());
	}

	private static boolean await(Deadline deadline) {
		try {
			TimeUnit.NANOSECONDS.sleep(deadline.remaining().toNanos());
			return true;
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

	/**
	 * Whether work had to be cut off.
	 * @return whether the shutdown is not a clean end
	 */
	boolean isCutOff() {
		return this.workCutOff;
	}

}
