package dev.opsboot.heartbeat;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.NoOpTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SchedulerWatch}.
 */
@ExtendWith(OutputCaptureExtension.class)
class SchedulerWatchTests {

	private static final String STOPPED = "Scheduler jobs runs no tasks, all its threads are blocked or it is shut "
			+ "down: the heartbeat file goes stale until it does";

	private final ThreadPoolTaskScheduler scheduler = scheduler();

	private final SchedulerWatch watch = new SchedulerWatch(Map.of("jobs", this.scheduler));

	private final CountDownLatch release = new CountDownLatch(1);

	@AfterEach
	void stop() {
		this.release.countDown();
		this.scheduler.shutdown();
	}

	@Test
	void hasNothingToSayWithoutSchedulers() {
		assertThat(new SchedulerWatch(Map.of()).allRun()).isTrue();
	}

	@Test
	void letsOneThreadBeBlocked() {
		block(1);
		// Each look gives the other thread all the time it needs
		for (int i = 0; i < 10; i++) {
			assertThat(this.watch.allRun()).isTrue();
			awaitTasks(i + 1);
		}
	}

	@Test
	void findsAllThreadsBlockedUntilOneIsFree(CapturedOutput output) {
		block(2);
		assertThat(this.watch.allRun()).isTrue();
		assertThat(this.watch.allRun()).isTrue();
		assertThat(this.watch.allRun()).isTrue();
		assertThat(output).doesNotContain("Scheduler");
		assertThat(this.watch.allRun()).isFalse();
		assertThat(this.watch.allRun()).isFalse();
		assertThat(output.getOut()).containsOnlyOnce(STOPPED);
		this.release.countDown();
		Awaitility.await().until(this.watch::allRun);
		assertThat(output.getOut()).containsOnlyOnce("Scheduler jobs runs tasks again");
	}

	@Test
	void findsOneThatIsShutDownUntilItStartsAgain(CapturedOutput output) {
		this.scheduler.shutdown();
		for (int i = 0; i < 3; i++) {
			assertThat(this.watch.allRun()).isTrue();
		}
		assertThat(this.watch.allRun()).isFalse();
		assertThat(output.getOut()).containsOnlyOnce(STOPPED);
		this.scheduler.initialize();
		Awaitility.await().until(this.watch::allRun);
	}

	@Test
	void findsALimitedSchedulerOfThreadPerTaskBlocked() {
		try (SimpleAsyncTaskScheduler simple = new SimpleAsyncTaskScheduler()) {
			simple.setConcurrencyLimit(1);
			simple.execute(this::block);
			SchedulerWatch simples = new SchedulerWatch(Map.of("jobs", simple));
			Awaitility.await().until(() -> !simples.allRun());
			this.release.countDown();
			Awaitility.await().until(simples::allRun);
		}
	}

	@Test
	void watchesTheSchedulersOfAnApplicationThatAreUsed() {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.registerBean("used", TaskScheduler.class, () -> this.scheduler);
			context.registerBean("unused", TaskScheduler.class, () -> {
				throw new IllegalStateException("made");
			}, (definition) -> definition.setLazyInit(true));
			context.registerBean("idle", TaskScheduler.class, NoOpTaskScheduler::new);
			context.refresh();
			SchedulerWatch applied = SchedulerWatch.of(context);
			for (int i = 0; i < 10; i++) {
				assertThat(applied.allRun()).isTrue();
				awaitTasks(i + 1);
			}
		}
	}

	private void block(int threads) {
		for (int i = 0; i < threads; i++) {
			this.scheduler.execute(this::block);
		}
		Awaitility.await().until(() -> this.scheduler.getActiveCount() == threads);
	}

	private void block() {
		try {
			this.release.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void awaitTasks(long count) {
		Awaitility.await()
			.until(() -> this.scheduler.getScheduledThreadPoolExecutor().getCompletedTaskCount() == count);
	}

	private static ThreadPoolTaskScheduler scheduler() {
		ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
		scheduler.setPoolSize(2);
		scheduler.setThreadNamePrefix("jobs-");
		scheduler.initialize();
		return scheduler;
	}

}
